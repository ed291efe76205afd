package org.bipota.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.domain.Role;
import org.bipota.web.WebLog;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies bearer tokens of the configured OpenID Connect issuer: JWTs (RFC 7519) signed by one of its keys, for our audience
 * and not expired. The caller's name gets a prefix, so that it can be no local account's.
 */
@ApplicationScoped
public class BearerTokens {

    private static final String NAME_PREFIX = "oidc:";
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TOKEN = 8192;
    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.RSA_USING_SHA384, AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256, AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384, AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

    private OidcSettings settings;
    private IssuerKeys keys;
    private Clock clock;

    /** For the container's proxy. */
    protected BearerTokens() {
    }

    /** Accepts what {@code configuration} says; nothing, when it names no issuer. */
    @Inject
    public BearerTokens(Configuration configuration) {
        this(OidcSettings.of(configuration).orElse(null), Clock.systemUTC());
    }

    BearerTokens(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.keys = settings == null ? null : new IssuerKeys(settings);
        this.clock = clock;
    }

    /** Whether any token is accepted. */
    public boolean areAccepted() {
        return settings != null;
    }

    /** Verifies a token: accepted, refused, or busy when the issuer cannot be asked for its keys. */
    public SignInOutcome verify(String token, String address) {
        if (settings == null || token.length() > LONGEST_TOKEN) {
            return new SignInOutcome.Refused();
        }
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setRequireExpirationTime()
                    .setExpectedIssuer(settings.issuer())
                    .setExpectedAudience(settings.audience())
                    .setAllowedClockSkewInSeconds(Math.toIntExact(settings.clockSkew().toSeconds()))
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setJwsAlgorithmConstraints(SIGNATURES)
                    .setVerificationKeyResolver((signature, context) -> key(signature).getKey())
                    .build().processToClaims(token);
            return accepted(claims, address);
        } catch (InvalidJwtException e) {
            if (e.getCause() instanceof UnresolvableKeyException unresolved && unresolved.getCause() instanceof IOException unreachable) {
                WebLog.LOG.issuerUnreachable(settings.issuer(), unreachable.toString());
                return new SignInOutcome.Busy();
            }
            // Not the exception's message, which quotes the claims.
            return refused(address, "error codes " + e.getErrorDetails().stream().map(ErrorCodeValidator.Error::getErrorCode).toList()
                    + " of jose4j");
        }
    }

    private JsonWebKey key(JsonWebSignature signature) throws UnresolvableKeyException {
        try {
            List<JsonWebKey> known = keys.keys(signature.getKeyIdHeaderValue(), System.nanoTime());
            JsonWebKey key = new VerificationJwkSelector().select(signature, known);
            if (key == null) {
                throw new UnresolvableKeyException("the issuer has no such key");
            }
            return key;
        } catch (IOException | JoseException e) {
            throw new UnresolvableKeyException("the issuer's keys cannot be used", e);
        }
    }

    private SignInOutcome accepted(JwtClaims claims, String address) {
        Object name = claims.getClaimValue(settings.nameClaim());
        if (!(name instanceof String text) || text.isBlank() || text.length() > LONGEST_NAME - NAME_PREFIX.length()) {
            return refused(address, "the claim " + settings.nameClaim() + " is no name of 1 to "
                    + (LONGEST_NAME - NAME_PREFIX.length()) + " characters");
        }
        return new SignInOutcome.Accepted(NAME_PREFIX + text, groups(claims.getClaimsMap()));
    }

    private static SignInOutcome refused(String address, String reason) {
        WebLog.LOG.tokenRefused(address, reason);
        return new SignInOutcome.Refused();
    }

    /** The roles named and those they include; what is no role of ours is left out. */
    private Set<String> groups(Map<String, Object> claims) {
        Object value = claims;
        for (String step : settings.rolesClaim().split("\\.")) {
            value = value instanceof Map<?, ?> members ? members.get(step) : null;
        }
        List<?> named = value instanceof Collection<?> items ? List.copyOf(items)
                : value instanceof String words ? List.of(words.split(" ")) : List.of();
        Set<String> groups = new TreeSet<>();
        Arrays.stream(Role.values()).filter(role -> named.contains(name(role)))
                .forEach(role -> role.included().forEach(included -> groups.add(name(included))));
        return groups;
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}

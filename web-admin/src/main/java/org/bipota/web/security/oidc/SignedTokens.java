package org.bipota.web.security.oidc;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
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

/** Verifies JWTs (RFC 7519): signed by one of the issuer's keys, by it, for an audience, and not expired. */
final class SignedTokens {

    private static final int LONGEST_TOKEN = 8192;
    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.RSA_USING_SHA384, AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256, AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384, AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

    private final OidcSettings settings;
    private final IssuerKeys keys;
    private final Clock clock;

    SignedTokens(OidcSettings settings, IssuerKeys keys, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The claims of a token.
     *
     * @param audience a value that {@code aud} has to hold
     * @throws IOException when the issuer cannot be asked for its keys
     */
    JwtClaims verified(String token, String audience) throws IOException, TokenRefusedException {
        if (token.length() > LONGEST_TOKEN) {
            throw new TokenRefusedException("it is longer than " + LONGEST_TOKEN + " characters");
        }
        try {
            return new JwtConsumerBuilder()
                    .setRequireExpirationTime()
                    .setExpectedIssuer(settings.issuer())
                    .setExpectedAudience(audience)
                    .setAllowedClockSkewInSeconds(Math.toIntExact(settings.clockSkew().toSeconds()))
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setJwsAlgorithmConstraints(SIGNATURES)
                    .setVerificationKeyResolver((signature, context) -> key(signature).getKey())
                    .build().processToClaims(token);
        } catch (InvalidJwtException e) {
            if (e.getCause() instanceof UnresolvableKeyException unresolved && unresolved.getCause() instanceof IOException unreachable) {
                throw unreachable;
            }
            // Not the exception's message, which quotes the claims.
            throw new TokenRefusedException("error codes "
                    + e.getErrorDetails().stream().map(ErrorCodeValidator.Error::getErrorCode).toList() + " of jose4j");
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
}

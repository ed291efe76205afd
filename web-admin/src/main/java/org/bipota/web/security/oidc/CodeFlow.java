package org.bipota.web.security.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bipota.web.WebLog;
import org.bipota.web.security.AttemptLimiter;
import org.bipota.web.security.SignInOutcome;

/**
 * The authorization code flow: sends browsers to the issuer and looks at what they bring back. Failures of an address are
 * answered slower and slower, since each may make us ask the issuer.
 */
@ApplicationScoped
public class CodeFlow {

    private static final int USED_STATES = 10_000;

    private final AttemptSeal seal = new AttemptSeal();
    private final UsedStates used = new UsedStates(USED_STATES);
    private final AttemptLimiter failures = new AttemptLimiter(AttemptLimiter.PER_ADDRESS);
    private Issuer issuer;

    /**
     * What sends a browser to the issuer.
     *
     * @param address where to
     * @param attempt what the browser has to bring back, sealed
     */
    record Departure(URI address, String attempt) {

        /** Without the attempt. */
        @Override
        public String toString() {
            return "Departure[" + address.getHost() + "]";
        }
    }

    /** For the container's proxy. */
    protected CodeFlow() {
    }

    /** Signs in at {@code issuer}. */
    @Inject
    public CodeFlow(Issuer issuer) {
        this.issuer = issuer;
    }

    /** Whether one can sign in to the console at the issuer. */
    public boolean isOffered() {
        return issuer.isConfigured() && issuer.settings().client() != null;
    }

    /** The issuer's host, by which people know it. */
    public String issuerHost() {
        return URI.create(issuer.settings().issuer()).getHost();
    }

    OidcClient client() {
        return issuer.settings().client();
    }

    /**
     * Begins an attempt.
     *
     * @param redirectUri where the issuer sends the browser back to
     * @param back where one is in the console
     * @throws IOException when the issuer does not say where to go
     */
    Departure begin(URI redirectUri, String back) throws IOException {
        URI endpoint = issuer.metadata().endpoints(System.nanoTime()).authorization();
        SignInAttempt attempt = SignInAttempt.begin(redirectUri, back, issuer.clock().instant().plus(client().signInTime()));
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client().id());
        query.put("scope", client().scope());
        query.put("redirect_uri", redirectUri.toString());
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        return new Departure(URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + IssuerHttp.query(query)),
                seal.seal(attempt));
    }

    /**
     * Ends an attempt.
     *
     * @param answer what the issuer sent the browser back with
     * @param sealed what the browser brings, or null
     * @param address the browser's
     */
    CodeFlowOutcome end(CodeFlowAnswer answer, String sealed, String address) {
        Optional<SignInAttempt> attempt = seal.open(sealed);
        String back = attempt.map(SignInAttempt::back).orElse("/");
        if (!failures.waitOf(address, System.nanoTime()).isZero()) {
            return new CodeFlowOutcome.Refused(SignInRefusal.THROTTLED, null, 0, back);
        }
        boolean timely = attempt.filter(one -> issuer.clock().instant().isBefore(one.until())).isPresent();
        if (!timely || !attempt.get().began(answer.state()) || !used.use(answer.state())) {
            return refused(SignInRefusal.STALE, "it came too late, twice or from another browser than it began in", address, back);
        }
        if (answer.error() != null) {
            return refused("access_denied".equals(answer.error()) ? SignInRefusal.DENIED : SignInRefusal.ISSUER_FAILED,
                    "the issuer says " + answer.loggedError(), address, back);
        }
        return exchange(answer, attempt.get(), address);
    }

    private CodeFlowOutcome exchange(CodeFlowAnswer answer, SignInAttempt attempt, String address) {
        OidcSettings settings = issuer.settings();
        try {
            IssuerMetadata.Endpoints endpoints = issuer.metadata().endpoints(System.nanoTime());
            boolean namesAnother = answer.issuer() == null ? endpoints.namesItself() : !answer.issuer().equals(settings.issuer());
            if (namesAnother || answer.code() == null) {
                throw new TokenRefusedException(namesAnother ? "another issuer answered" : "the issuer gave no code");
            }
            SignInOutcome.Accepted who = ClaimedCaller.of(
                    new TokenExchange(issuer).claims(answer.code(), attempt, endpoints.token()), settings);
            if (who.groups().isEmpty()) {
                return refused(SignInRefusal.NO_ROLE, who.name(), "the claim " + settings.rolesClaim() + " holds no role", address,
                        attempt.back());
            }
            return new CodeFlowOutcome.Accepted(who, attempt.back());
        } catch (IOException unreachable) {
            return refused(SignInRefusal.UNREACHABLE, unreachable.toString(), address, attempt.back());
        } catch (TokenRefusedException refused) {
            return refused(SignInRefusal.UNVERIFIED, refused.getMessage(), address, attempt.back());
        }
    }

    private CodeFlowOutcome refused(SignInRefusal why, String reason, String address, String back) {
        return refused(why, null, reason, address, back);
    }

    private CodeFlowOutcome refused(SignInRefusal why, String name, String reason, String address, String back) {
        WebLog.LOG.issuerSignInRefused(address, why, reason);
        return new CodeFlowOutcome.Refused(why, name, failures.failed(address, System.nanoTime()), back);
    }
}

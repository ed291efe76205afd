package org.bipota.web.security.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;

/**
 * Which issuer is trusted.
 *
 * @param issuer the value of {@code iss}, exactly
 * @param keySet where the issuer's JWK Set is, or null when its discovery document says
 * @param audience a value of {@code aud} of bearer tokens
 * @param rolesClaim the claim that holds the roles; dots lead into objects
 * @param nameClaim the claim that holds the caller's name
 * @param clockSkew how far the issuer's clock may differ
 * @param timeLimit how long each answer of the issuer may take, as a whole
 * @param client what the console is for the issuer, or null when one does not sign in to the console there
 */
record OidcSettings(String issuer, URI keySet, String audience, String rolesClaim, String nameClaim, Duration clockSkew,
        Duration timeLimit, OidcClient client) {

    /** The configured ones; empty when no issuer is. */
    static Optional<OidcSettings> of(Configuration configuration) {
        return configuration.text(Variable.OIDC_ISSUER).map(issuer -> new OidcSettings(
                issuer,
                configuration.text(Variable.OIDC_JWKS_URL).map(URI::create).orElse(null),
                configuration.text(Variable.OIDC_AUDIENCE).orElseThrow(),
                configuration.text(Variable.OIDC_ROLES_CLAIM).orElseThrow(),
                configuration.text(Variable.OIDC_NAME_CLAIM).orElseThrow(),
                configuration.duration(Variable.OIDC_CLOCK_SKEW),
                configuration.duration(Variable.OIDC_TIMEOUT),
                OidcClient.of(configuration).orElse(null)));
    }

    /** Where the discovery document is (OpenID Connect Discovery 1.0 section 4). */
    URI discovery() {
        return URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                + "/.well-known/openid-configuration");
    }
}

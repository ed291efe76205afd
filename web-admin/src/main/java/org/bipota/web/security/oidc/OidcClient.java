package org.bipota.web.security.oidc;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;

/**
 * What the console is for the issuer.
 *
 * @param id the {@code client_id}, and the audience of its ID tokens
 * @param secret for a confidential client; null for a public one
 * @param scope what is asked for, {@code openid} among it
 * @param redirectUrl where the issuer sends browsers back to, or null when requests tell
 * @param signInTime how long one may take at the issuer
 */
record OidcClient(String id, String secret, String scope, URI redirectUrl, Duration signInTime) {

    /** The configured one; empty when none is. */
    static Optional<OidcClient> of(Configuration configuration) {
        return configuration.text(Variable.OIDC_CLIENT_ID).map(id -> new OidcClient(
                id,
                configuration.text(Variable.OIDC_CLIENT_SECRET).orElse(null),
                configuration.text(Variable.OIDC_SCOPE).orElseThrow(),
                configuration.text(Variable.OIDC_REDIRECT_URL).map(URI::create).orElse(null),
                configuration.duration(Variable.OIDC_SIGN_IN_TIME)));
    }

    /** The header {@code Authorization} of {@code client_secret_basic} (RFC 6749 section 2.3.1), or null for a public client. */
    String authorization() {
        return secret == null ? null : "Basic " + Base64.getEncoder().encodeToString(
                (encoded(id) + ':' + encoded(secret)).getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OidcClient[id=" + id + ", " + (secret == null ? "public" : "confidential") + ", scope=" + scope + "]";
    }
}

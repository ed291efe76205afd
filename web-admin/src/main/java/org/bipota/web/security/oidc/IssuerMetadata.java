package org.bipota.web.security.oidc;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.bipota.web.WebLog;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * What the issuer's discovery document says (OpenID Connect Discovery 1.0 section 3), fetched when it is first needed and again
 * after a while. An issuer that does not answer is asked again after a rest only. Thread safe.
 */
final class IssuerMetadata {

    private static final long FRESH_NANOS = Duration.ofHours(1).toNanos();
    private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    private final OidcSettings settings;
    private final IssuerHttp http;
    private Endpoints known;
    private IOException failure;
    private long askedAtNanos;

    /**
     * Where what is; null where the document does not say, which it has to for the two that sign in where the console is a client.
     *
     * @param keySet the JWK Set
     * @param authorization where browsers are sent
     * @param token where codes are exchanged
     * @param namesItself whether answers in the browser's address hold {@code iss} (RFC 9207)
     */
    record Endpoints(URI keySet, URI authorization, URI token, boolean namesItself) {
    }

    IssuerMetadata(OidcSettings settings, IssuerHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** What the document says, or said last when the issuer does not answer now. */
    synchronized Endpoints endpoints(long nowNanos) throws IOException {
        boolean asked = known != null || failure != null;
        if (!asked || nowNanos - askedAtNanos > (failure == null ? FRESH_NANOS : REST_NANOS)) {
            askedAtNanos = nowNanos;
            try {
                known = fetch();
                failure = null;
            } catch (IOException unreachable) {
                failure = unreachable;
                WebLog.LOG.issuerUndiscovered(settings.issuer(), unreachable.toString());
            }
        }
        if (known == null) {
            throw new IOException(failure.getMessage(), failure);
        }
        return known;
    }

    private Endpoints fetch() throws IOException {
        URI from = settings.discovery();
        try {
            Map<String, Object> document = JsonUtil.parseJson(http.get(from));
            if (!settings.issuer().equals(document.get("issuer"))) {
                throw new IOException(from + " names another issuer than BIP_OTA_OIDC_ISSUER");
            }
            Endpoints endpoints = new Endpoints(endpoint(document, "jwks_uri"), endpoint(document, "authorization_endpoint"),
                    endpoint(document, "token_endpoint"),
                    Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported")));
            if (settings.client() != null && (endpoints.authorization() == null || endpoints.token() == null)) {
                throw new IOException(from + " names no authorization_endpoint or no token_endpoint");
            }
            return endpoints;
        } catch (JoseException | IllegalArgumentException unreadable) {
            throw new IOException(from + " cannot be read", unreadable);
        }
    }

    /** Not in clear over a network, since secrets go there and what comes from there is trusted. */
    private URI endpoint(Map<String, Object> document, String name) throws IOException {
        if (!(document.get(name) instanceof String text)) {
            return null;
        }
        URI uri = URI.create(text);
        boolean safe = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost());
        if (!safe || uri.getHost() == null || uri.getFragment() != null) {
            throw new IOException(settings.discovery() + " gives a " + name + " that is no address with https://");
        }
        return uri;
    }
}

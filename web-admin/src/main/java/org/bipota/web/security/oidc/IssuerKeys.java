package org.bipota.web.security.oidc;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The keys that the issuer signs with (RFC 7517), fetched when a token names one that is not known, and again after a while so
 * that one withdrawn is forgotten. Tokens are free to make up, so that it is asked once in a while only. Thread safe.
 */
final class IssuerKeys {

    private static final long FRESH_NANOS = Duration.ofHours(1).toNanos();
    private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();

    private final OidcSettings settings;
    private final IssuerMetadata metadata;
    private final IssuerHttp http;
    private List<JsonWebKey> keys = List.of();
    private long askedAtNanos;
    private boolean asked;

    IssuerKeys(OidcSettings settings, IssuerMetadata metadata, IssuerHttp http) {
        this.settings = settings;
        this.metadata = metadata;
        this.http = http;
    }

    /**
     * The keys by which a token may be signed.
     *
     * @param keyId the token's {@code kid}, or null
     * @throws IOException when the issuer cannot be asked and its key is not known
     */
    synchronized List<JsonWebKey> keys(String keyId, long nowNanos) throws IOException {
        boolean known = keys.stream().anyMatch(key -> keyId == null || keyId.equals(key.getKeyId()));
        long age = nowNanos - askedAtNanos;
        if (!asked || age > (known ? FRESH_NANOS : REST_NANOS)) {
            asked = true;
            askedAtNanos = nowNanos;
            try {
                keys = fetch(nowNanos);
            } catch (IOException unreachable) {
                if (!known) {
                    throw unreachable;
                }
            }
        }
        return keys;
    }

    private List<JsonWebKey> fetch(long nowNanos) throws IOException {
        URI keySet = settings.keySet() == null ? metadata.endpoints(nowNanos).keySet() : settings.keySet();
        if (keySet == null) {
            throw new IOException(settings.discovery() + " names no jwks_uri; set BIP_OTA_OIDC_JWKS_URL");
        }
        try {
            return List.copyOf(new JsonWebKeySet(http.get(keySet)).getJsonWebKeys());
        } catch (JoseException unreadable) {
            throw new IOException("the issuer's keys cannot be read", unreadable);
        }
    }
}

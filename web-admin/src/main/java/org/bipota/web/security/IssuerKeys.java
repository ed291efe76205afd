package org.bipota.web.security;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The keys that the issuer signs with (RFC 7517), fetched when a token names one that is not known, and again after a while so
 * that one withdrawn is forgotten. Tokens are free to make up, so that it is asked once in a while only. Thread safe.
 */
class IssuerKeys {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long FRESH_NANOS = Duration.ofHours(1).toNanos();
    private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int MAX_OCTETS = 1 << 18;

    private final OidcSettings settings;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private List<JsonWebKey> keys = List.of();
    private long askedAtNanos;
    private boolean asked;

    IssuerKeys(OidcSettings settings) {
        this.settings = settings;
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
                keys = fetch();
            } catch (IOException unreachable) {
                if (!known) {
                    throw unreachable;
                }
            }
        }
        return keys;
    }

    private List<JsonWebKey> fetch() throws IOException {
        try {
            URI keySet = settings.keySet();
            if (keySet == null) {
                Map<String, Object> discovered = JsonUtil.parseJson(get(settings.discovery()));
                if (!settings.issuer().equals(discovered.get("issuer"))) {
                    throw new IOException(settings.discovery() + " names another issuer");
                }
                keySet = URI.create(String.valueOf(discovered.get("jwks_uri")));
            }
            return List.copyOf(new JsonWebKeySet(get(keySet)).getJsonWebKeys());
        } catch (JoseException | IllegalArgumentException unreadable) {
            throw new IOException("the issuer's keys cannot be read", unreadable);
        }
    }

    private String get(URI from) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(from).timeout(TIMEOUT).header("Accept", "application/json").build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] octets = body.readNBytes(MAX_OCTETS);
                if (response.statusCode() != 200 || octets.length == MAX_OCTETS) {
                    throw new IOException(from + " answered " + response.statusCode() + " with " + octets.length
                            + " octets; expected are status 200 and less than " + MAX_OCTETS);
                }
                return new String(octets, StandardCharsets.UTF_8);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

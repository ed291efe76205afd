package org.bipota.it.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/**
 * An OpenID Connect issuer for all servers of a run, written with the JDK alone: discovery, one RSA key, signed tokens,
 * and the authorization code flow.
 */
public final class TestIssuer {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** What the servers of this run are for it. */
    public static final String CLIENT_ID = "the-console";

    /** Their secret. */
    public static final String CLIENT_SECRET = "client+secret:%4711";
    static {
        Secrets.password(CLIENT_SECRET);
    }

    /** The one issuer; behind what it is made with. */
    public static final TestIssuer SHARED = new TestIssuer();

    private final HttpServer server;
    private final KeyPair pair;

    private TestIssuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        serve("/.well-known/openid-configuration", "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url()
                + "/keys\",\"authorization_endpoint\":\"" + url() + "/authorize\",\"token_endpoint\":\"" + url() + "/token\"}");
        serve("/keys", "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\"" + BASE64.encodeToString(key.getModulus().toByteArray())
                + "\",\"e\":\"" + BASE64.encodeToString(key.getPublicExponent().toByteArray()) + "\"}]}");
        new TestAuthorization(this, server);
        server.start();
    }

    private void serve(String path, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    /** The value of {@code iss}: for browsers another site than the servers at 127.0.0.1. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A token for {@code name} with one role, good for a minute. */
    public String token(String name, String role, String audience) {
        return token(name, role, audience, "");
    }

    String token(String name, String role, String audience, String more) {
        String claims = "{\"iss\":\"" + url() + "\",\"aud\":\"" + audience + "\",\"preferred_username\":\"" + name
                + "\",\"groups\":[\"" + role + "\"],\"exp\":" + (Instant.now().getEpochSecond() + 60) + more + "}";
        String content = part("{\"alg\":\"RS256\",\"kid\":\"k\"}") + '.' + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}

package org.bipota.web.security.oidc;

import com.sun.net.httpserver.HttpExchange;
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
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect issuer on this machine, written with the JDK alone: discovery, one RSA key, signed tokens, given for any code. */
final class TestIssuer implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** All issuers begin with it, since making one takes long. */
    private static final KeyPair FIRST = newPair();

    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger exchanged = new AtomicInteger();
    volatile String tokenEndpoint;
    volatile String more = "";
    volatile String tokenForm;
    volatile String tokenAuthorization;
    private volatile int tokenStatus = 200;
    private volatile String tokenAnswer = "{}";
    private final HttpServer server;
    private KeyPair pair = FIRST;
    private String keyId = "first";

    TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tokenEndpoint = url() + "/token";
        serve("/.well-known/openid-configuration", () ->
                "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\",\"authorization_endpoint\":\"" + url()
                + "/authorize?tenant=1\",\"token_endpoint\":\"" + tokenEndpoint + "\"" + more + "}");
        server.createContext("/token", exchange -> {
            exchanged.incrementAndGet();
            tokenForm = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            tokenAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
            answer(exchange, tokenStatus, tokenAnswer);
        });
        serve("/keys", () -> {
            asked.incrementAndGet();
            RSAPublicKey key = (RSAPublicKey) pair.getPublic();
            return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"" + keyId + "\",\"n\":\""
                    + BASE64.encodeToString(key.getModulus().toByteArray()) + "\",\"e\":\""
                    + BASE64.encodeToString(key.getPublicExponent().toByteArray()) + "\"}]}";
        });
        server.start();
    }

    /** What the token endpoint answers from now on. */
    void answerCodes(int status, String text) {
        tokenStatus = status;
        tokenAnswer = text;
    }

    private interface Answer {
        String text();
    }

    private void serve(String path, Answer answer) {
        server.createContext(path, exchange -> answer(exchange, 200, answer.text()));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** The issuer's name and address. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Another key in place of the one before. */
    void rotate(String newKeyId) {
        pair = newPair();
        keyId = newKeyId;
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of these claims, signed. */
    String token(String claims) {
        String content = part("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}") + '.' + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The octets of the public key, which an attacker may use as the secret of an HMAC. */
    byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

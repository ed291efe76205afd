package org.bipota.it.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The authorization and the token endpoint of {@link TestIssuer}. Whoever comes is asked by a page who he is: an operator, somebody
 * without a role, or nobody who wants to say. Requests that the standards do not allow are refused.
 */
final class TestAuthorization {

    private static final Map<String, String> ROLES = Map.of("wang", "operator", "li", "accountant");
    private static final String REDIRECT = "http://127\\.0\\.0\\.1:[0-9]+/oidc/callback";

    private final TestIssuer issuer;
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();

    private record Grant(String name, Map<String, String> request) {
    }

    TestAuthorization(TestIssuer issuer, HttpServer server) {
        this.issuer = issuer;
        server.createContext("/authorize", this::ask);
        server.createContext("/consent", this::consent);
        server.createContext("/token", this::exchange);
    }

    private void ask(HttpExchange exchange) throws IOException {
        Map<String, String> request = parameters(exchange.getRequestURI().getRawQuery());
        boolean good = request.getOrDefault("redirect_uri", "").matches(REDIRECT)
                && TestIssuer.CLIENT_ID.equals(request.get("client_id")) && "code".equals(request.get("response_type"))
                && Arrays.asList(request.getOrDefault("scope", "").split(" ")).contains("openid")
                && "S256".equals(request.get("code_challenge_method")) && request.getOrDefault("code_challenge", "").length() == 43
                && request.containsKey("state") && request.containsKey("nonce");
        if (!good) {
            answer(exchange, 400, "text/plain", "no good request: " + request.keySet());
            return;
        }
        String id = UUID.randomUUID().toString();
        asked.put(id, request);
        String choices = ROLES.keySet().stream().sorted().map(name -> choice(id, name, "I am " + name)).collect(Collectors.joining());
        answer(exchange, 200, "text/html", "<!DOCTYPE html><html lang=en><link rel=icon href=\"data:,\"><title>Test issuer</title><h1>Test issuer</h1><ul>"
                + choices + choice(id, "deny", "I do not want to say") + "</ul></html>");
    }

    private static String choice(String id, String as, String text) {
        return "<li><a id=\"" + as + "\" href=\"/consent?id=" + id + "&amp;as=" + as + "\">" + text + "</a></li>";
    }

    private void consent(HttpExchange exchange) throws IOException {
        Map<String, String> chosen = parameters(exchange.getRequestURI().getRawQuery());
        Map<String, String> request = asked.remove(chosen.get("id"));
        String answer = "error=access_denied";
        if (ROLES.containsKey(chosen.get("as"))) {
            String code = "code-" + UUID.randomUUID();
            Secrets.password(code);
            codes.put(code, new Grant(chosen.get("as"), request));
            answer = "code=" + code;
        }
        exchange.getResponseHeaders().set("Location", request.get("redirect_uri") + "?" + answer + "&state="
                + URLEncoder.encode(request.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        Map<String, String> form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String expected = "Basic " + Base64.getEncoder().encodeToString((encoded(TestIssuer.CLIENT_ID) + ':'
                + encoded(TestIssuer.CLIENT_SECRET)).getBytes(StandardCharsets.US_ASCII));
        Grant grant = codes.remove(form.getOrDefault("code", ""));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
        } else if (grant == null || !"authorization_code".equals(form.get("grant_type"))
                || !grant.request().get("redirect_uri").equals(form.get("redirect_uri"))
                || !grant.request().get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
        } else {
            String token = issuer.token(grant.name(), ROLES.get(grant.name()), TestIssuer.CLIENT_ID,
                    ",\"sub\":\"" + grant.name() + "\",\"nonce\":\"" + grant.request().get("nonce") + "\"");
            Secrets.password(token);
            answer(exchange, 200, "application/json",
                    "{\"access_token\":\"of no use\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&")).map(one -> one.split("=", 2)).collect(Collectors.toMap(one -> one[0],
                one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}

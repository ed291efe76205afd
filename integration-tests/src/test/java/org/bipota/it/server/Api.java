package org.bipota.it.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The REST API as one user sees it. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    /** The server verifies a bounded number of passwords at a time, and says so past it; it has waited itself by then. */
    private static final int BUSY = 503;
    private static final int TRIES = 5;

    private final URI server;
    private final String authorization;

    /** Without credentials. */
    public Api(int httpPort) {
        this(URI.create("http://127.0.0.1:" + httpPort), null);
    }

    private Api(URI server, String authorization) {
        this.server = server;
        this.authorization = authorization;
    }

    /** The same as {@code user}. */
    public Api as(String user, String password) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Api(server, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** The same with a bearer token. */
    public Api bearing(String token) {
        return new Api(server, "Bearer " + token);
    }

    /** GET. */
    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    /** POST of JSON. */
    public Answer post(String path, String json) {
        return send("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    /** PUT of JSON. */
    public Answer put(String path, String json) {
        return send("PUT", path, "application/json", BodyPublishers.ofString(json));
    }

    /** DELETE. */
    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    /** POST of CSV. */
    public Answer postCsv(String path, String csv) {
        return send("POST", path, "text/csv", BodyPublishers.ofString(csv));
    }

    /** PUT of CSV. */
    public Answer putCsv(String path, String csv) {
        return send("PUT", path, "text/csv", BodyPublishers.ofString(csv));
    }

    /** POST of JSON that may be repeated under {@code key}. */
    public Answer post(String path, String json, String key) {
        return send("POST", path, "application/json", BodyPublishers.ofString(json), "Idempotency-Key", key);
    }

    /** Any call; {@code headers} are names and values in turn. */
    public Answer call(String method, String path, String contentType, String body, String... headers) {
        return send(method, path, contentType, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    private Answer send(String method, String path, String contentType, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).method(method, body).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (int i = 0; response.statusCode() == BUSY && i < TRIES; i++) {
                response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            }
            return withoutSecrets(method + " " + path,
                    new Answer(response.statusCode(), response.headers().firstValue("Content-Type"), response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** No answer of any test holds a key, a token or a password, and no problem document anybody's identity. */
    private static Answer withoutSecrets(String request, Answer answer) {
        Set<String> leaked = Secrets.confidentialIn(answer.body());
        if (answer.contentType().filter(type -> type.startsWith("application/problem+json")).isPresent()) {
            leaked.addAll(Secrets.personalIn(answer.body()));
        }
        if (!leaked.isEmpty()) {
            throw new AssertionError(request + " was answered " + answer.status() + " with " + leaked + ":\n" + answer.body());
        }
        return answer;
    }

    /** What came back. */
    public record Answer(int status, Optional<String> contentType, String body) {

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON, status " + status + ": " + body, e);
            }
        }

        /** The body as JSON, of a call that has to succeed. */
        public JsonNode success() {
            if (status / 100 != 2) {
                throw new AssertionError("status " + status + ": " + body + ServerLogs.eventOf(body));
            }
            return json();
        }
    }
}

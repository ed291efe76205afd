package org.bipota.web.security.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks the issuer, within a time and a length; redirects are not followed. Thread safe. */
final class IssuerHttp {

    private static final int MAX_OCTETS = 1 << 18;
    private static final int OK = 200;

    private final HttpClient http;
    private final Duration timeLimit;

    /**
     * An answer, which may hold tokens.
     *
     * @param status of HTTP
     * @param text the body
     */
    record Answer(int status, String text) {

        /** Without the text. */
        @Override
        public String toString() {
            return "Answer[status=" + status + "]";
        }
    }

    /** Waits {@code timeLimit} for each answer, from the connection to its last octet. */
    IssuerHttp(Duration timeLimit) {
        this.timeLimit = timeLimit;
        this.http = HttpClient.newBuilder().connectTimeout(timeLimit).build();
    }

    /** A document that is there for everyone; whatever status but 200 is an exception. */
    String get(URI from) throws IOException {
        Answer answer = send(HttpRequest.newBuilder(from).header("Accept", "application/json").build());
        if (answer.status() != OK) {
            throw new IOException(from + " answered " + answer.status() + "; expected is " + OK);
        }
        return answer.text();
    }

    /** The answer to a form; {@code authorization} is the header of that name, or null. */
    Answer post(URI to, Map<String, String> form, String authorization) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(form)));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return send(request.build());
    }

    /** The parameters as a form or a query has them. */
    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + '=' + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Answer send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> asked = http.sendAsync(request, info -> new BoundedBody(MAX_OCTETS));
        try {
            HttpResponse<String> response = asked.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw new IOException(request.uri() + " did not answer within " + timeLimit, late);
        } catch (ExecutionException failed) {
            throw new IOException(request.uri() + " could not be asked: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            asked.cancel(true);
            throw new IOException("interrupted", e);
        }
    }
}

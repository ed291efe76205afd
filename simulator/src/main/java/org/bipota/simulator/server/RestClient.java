package org.bipota.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Requests below {@code /api/v1} with HTTP Basic credentials. May be used by several threads. */
final class RestClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String authorization;

    RestClient(URI base, String user, String password) {
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** GET. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).GET().build()));
    }

    /** GET of a text, as a CSV file. */
    String getText(String path) throws IOException, InterruptedException {
        return new String(send(request(path).setHeader("Accept", "text/csv").GET().build()), StandardCharsets.UTF_8);
    }

    /** POST of JSON; an object without fields for calls that take none. */
    JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return sendBody("POST", path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    /** POST of CSV. */
    JsonNode postCsv(String path, String csv) throws IOException, InterruptedException {
        return sendBody("POST", path, "text/csv", BodyPublishers.ofString(csv));
    }

    /** PUT of JSON. */
    JsonNode put(String path, JsonNode body) throws IOException, InterruptedException {
        return sendBody("PUT", path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    /** PUT of CSV. */
    JsonNode putCsv(String path, String csv) throws IOException, InterruptedException {
        return sendBody("PUT", path, "text/csv", BodyPublishers.ofString(csv));
    }

    private JsonNode sendBody(String method, String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).header("Content-Type", type).method(method, body).build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("api/v1/" + path)).timeout(REQUEST_TIMEOUT)
                .header("Authorization", authorization).header("Accept", "application/json");
    }

    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 400) {
            throw new ServerRefusedException(response.statusCode(), request.method() + " " + request.uri().getPath()
                    + ": " + response.statusCode() + problem(response.body()));
        }
        return response.body();
    }

    private static String problem(byte[] body) {
        try {
            JsonNode problem = JSON.readTree(body);
            if (problem == null || !problem.isObject()) {
                return "";
            }
            String errors = problem.path("errors").isEmpty() ? "" : " " + problem.get("errors");
            return " " + problem.path("title").asText("") + " " + problem.path("detail").asText("") + errors;
        } catch (IOException e) {
            // Not every error is the application's; the status has been said.
            return "";
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

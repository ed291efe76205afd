package org.bipota.web.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;

/** Calls the REST API. */
final class ApiClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** A list of a hundred million numbers takes its time. */
    private static final Duration UPLOAD = Duration.ofHours(6);
    private static final int TOO_MANY_REQUESTS = 429;

    private final Access access;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

    ApiClient(Access access) {
        this.access = access;
    }

    /** GET of JSON. */
    JsonObject get(String path) {
        return json(send(path, "GET", BodyPublishers.noBody(), ANSWER));
    }

    /** POST without a body. */
    JsonObject post(String path) {
        return json(send(path, "POST", BodyPublishers.noBody(), ANSWER));
    }

    /** POST of JSON, which may be repeated under {@code key} when that is not null. */
    JsonObject post(String path, JsonObject body, String key) {
        BodyPublisher publisher = BodyPublishers.ofString(body.toString());
        return json(key == null ? send(path, "POST", publisher, ANSWER, "Content-Type", "application/json")
                : send(path, "POST", publisher, ANSWER, "Content-Type", "application/json", "Idempotency-Key", key));
    }

    /** PUT of CSV. */
    JsonObject putCsv(String path, BodyPublisher csv) {
        return json(send(path, "PUT", csv, UPLOAD, "Content-Type", "text/csv"));
    }

    /** GET of CSV; the caller closes it. */
    InputStream getCsv(String path) {
        return send(path, "GET", BodyPublishers.noBody(), UPLOAD, "Accept", "text/csv, application/problem+json;q=0.1");
    }

    private InputStream send(String path, String method, BodyPublisher body, Duration timeout, String... headers) {
        String credentials = access.user() + ":" + access.password();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.url() + "/api/v1" + path))
                .method(method, body).timeout(timeout)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 == 2) {
                return response.body();
            }
            throw failure(response.statusCode(), problem(response.body()));
        } catch (IOException e) {
            throw CommandException.notReached(access.url() + " was not reached: "
                    + (e.getMessage() == null ? "no connection" : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.notReached("interrupted");
        }
    }

    private static CommandException failure(int status, String why) {
        return status == TOO_MANY_REQUESTS || status / 100 != 4 ? CommandException.notReached("the server is not ready: " + why)
                : CommandException.refused("refused (" + status + "): " + why);
    }

    private static String problem(InputStream body) {
        try (JsonReader reader = Json.createReader(body)) {
            JsonObject problem = reader.readObject();
            return problem.getString("detail", "") + (problem.containsKey("errors") ? problem.getJsonArray("errors")
                    .getValuesAs(JsonObject.class).stream()
                    .map(error -> "; " + error.getString("field", "") + ": " + error.getString("reason", ""))
                    .collect(Collectors.joining()) : "");
        } catch (JsonException | IllegalStateException noProblemDocument) {
            return "without a reason";
        }
    }

    private JsonObject json(InputStream body) {
        try (JsonReader reader = Json.createReader(body)) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException noJson) {
            throw CommandException.notReached(access.url() + " does not answer like BIP-OTA");
        }
    }
}

package org.bipota.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls of the REST API with HTTP Basic credentials. May be used by several threads. */
public final class ServerApi {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final int PAGE = 1000;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String authorization;

    /** The server at {@code base}, as {@code http://127.0.0.1:8080}. */
    public ServerApi(URI base, String user, String password) {
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /**
     * Imports cards.
     *
     * @param csv header and rows as the API takes them
     * @throws ServerRefusedException when the server refuses the whole file
     * @throws IOException            when the server cannot be reached
     */
    public ImportResult importCards(String csv) throws IOException, InterruptedException {
        JsonNode answer = send(request("cards/import").header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv)).build());
        JsonNode rejected = answer.path("rejected");
        return new ImportResult(answer.path("accepted").asInt(), rejected.isEmpty() ? "" : rejected.toString());
    }

    /** The subscriber's row; empty when he was not imported. */
    public Optional<Capability> capability(String msisdn) throws IOException, InterruptedException {
        try {
            return Optional.of(Capability.of(send(request("capabilities/" + encode(msisdn)).GET().build())));
        } catch (ServerRefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All rows, by MSISDN. */
    public Map<String, Capability> capabilities() throws IOException, InterruptedException {
        Map<String, Capability> all = new HashMap<>();
        String after = "";
        do {
            JsonNode page = send(request("capabilities?limit=" + PAGE
                    + (after.isEmpty() ? "" : "&after=" + encode(after))).GET().build());
            for (JsonNode row : page.path("items")) {
                Capability capability = Capability.of(row);
                all.put(capability.msisdn(), capability);
            }
            after = page.hasNonNull("next") ? page.get("next").asText() : "";
        } while (!after.isEmpty());
        return all;
    }

    /** How many checks the server has made of the subscriber. */
    public int checks(String msisdn) throws IOException, InterruptedException {
        return send(request("checks?msisdn=" + encode(msisdn) + "&limit=" + PAGE).GET().build()).path("items").size();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("api/v1/" + path)).timeout(REQUEST_TIMEOUT)
                .header("Authorization", authorization).header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 400) {
            throw new ServerRefusedException(response.statusCode(), request.method() + " " + request.uri().getPath()
                    + ": " + response.statusCode() + problem(response.body()));
        }
        return JSON.readTree(response.body());
    }

    private static String problem(byte[] body) {
        try {
            JsonNode problem = JSON.readTree(body);
            return problem == null || !problem.isObject() ? ""
                    : " " + problem.path("title").asText("") + " " + problem.path("detail").asText("");
        } catch (IOException e) {
            // Not every error is the application's; the status has been said.
            return "";
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

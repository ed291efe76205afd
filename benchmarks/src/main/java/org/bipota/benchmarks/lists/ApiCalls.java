package org.bipota.benchmarks.lists;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Calls the API of a server that runs on the filled tables. */
public final class ApiCalls {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String authorization;

    /** As the user {@code admin}; {@code url} is the server's, as http://127.0.0.1:8080. */
    public ApiCalls(String url, String password) {
        this.url = url + "/api/v1";
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The median of {@code rounds} calls, after half as many that do not count, each with its answer read; microseconds. */
    public double micros(String call, int rounds) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + call)).header("Authorization", authorization).build();
        double[] micros = new double[rounds];
        for (int round = -(rounds / 2); round < rounds; round++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(call + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            if (round >= 0) {
                micros[round] = (System.nanoTime() - start) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros[rounds / 2];
    }
}

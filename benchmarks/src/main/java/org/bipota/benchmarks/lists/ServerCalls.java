package org.bipota.benchmarks.lists;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server that runs on the filled tables for its API's answers and the console's pages, as the user {@code admin}. */
public final class ServerCalls {

    private static final Pattern VIEW_STATE = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
    private final String url;
    private final String authorization;

    /** Signs in; {@code url} is the server's, as http://127.0.0.1:8080. */
    public ServerCalls(String url, String password) throws IOException, InterruptedException {
        this.url = url;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        signIn(password);
    }

    private void signIn(String password) throws IOException, InterruptedException {
        Matcher state = VIEW_STATE.matcher(get("/login.xhtml"));
        if (!state.find()) {
            throw new IOException(url + "/login.xhtml has no form");
        }
        String form = "login=login&login:name=admin&login:submit=&login:password=" + encoded(password) + "&jakarta.faces.ViewState="
                + encoded(state.group(1));
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(url + "/login.xhtml"))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Origin", url)
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 302) {
            throw new IOException("nobody was signed in, status " + answer.statusCode() + ": is BIP_OTA_PASSWORD that of admin?");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The median of {@code rounds} calls, after half as many that do not count, each with its answer read; microseconds. */
    public double micros(String path, int rounds) throws IOException, InterruptedException {
        double[] micros = new double[rounds];
        for (int round = -(rounds / 2); round < rounds; round++) {
            long start = System.nanoTime();
            get(path);
            if (round >= 0) {
                micros[round] = (System.nanoTime() - start) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros[rounds / 2];
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (path.startsWith("/api/")) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}

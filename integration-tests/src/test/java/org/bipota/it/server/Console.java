package org.bipota.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The console as a client without scripts sees it: signed in by the form, pages read as they were sent. */
public final class Console {

    private static final Path PAGES = Path.of(System.getProperty("bipota.root"), "web-admin/src/main/webapp");
    private static final Pattern FIELD = Pattern.compile("<(?:input|button)[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(name|value)=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;

    private Console(int httpPort) {
        server = URI.create("http://127.0.0.1:" + httpPort);
    }

    /** Signs in. */
    public static Console signedIn(int httpPort, String user, String password) {
        Console console = new Console(httpPort);
        Map<String, String> form = fields(console.page("/login.xhtml"));
        form.replaceAll((name, value) -> name.endsWith("name") ? user : name.endsWith("password") ? password : value);
        String shown = console.send("/login.xhtml", "POST", form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&")));
        if (shown.contains("type=\"password\"")) {
            throw new AssertionError("not signed in as " + user + ":\n" + shown);
        }
        return console;
    }

    /** The paths of all pages of the console, as they are in the sources. */
    public static List<String> paths() {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.map(PAGES::relativize).map(path -> "/" + path.toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".xhtml") && !path.startsWith("/WEB-INF") && !path.startsWith("/resources"))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page as it was sent. */
    public String page(String path) {
        return send(path, "GET", "");
    }

    private String send(String path, String method, String form) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(form)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        FIELD.matcher(page).results().forEach(field -> {
            Map<String, String> attributes = new LinkedHashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(field.group());
            while (attribute.find()) {
                attributes.put(attribute.group(1), attribute.group(2));
            }
            if (attributes.containsKey("name")) {
                fields.put(attributes.get("name"), attributes.getOrDefault("value", ""));
            }
        });
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

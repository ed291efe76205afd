package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bipota.it.server.Api.Answer;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.TestIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps others out of an operator's session: the login, its cookie, and what other sites' pages may cause. */
@OnServer(Database.H2)
class SessionsIT {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final Pattern VIEW_STATE = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"");

    private static HttpResponse<String> send(Installation installation, String path, String cookie, Map<String, String> form,
            String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + installation.server().ports().http() + path)).timeout(Duration.ofSeconds(30));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form.entrySet().stream()
                    .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + '='
                            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"))));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow(() -> new AssertionError("no cookie")).split(";")[0];
    }

    private static Map<String, String> login(Installation installation, HttpResponse<String> page) {
        Matcher state = VIEW_STATE.matcher(page.body());
        assertThat(state.find()).isTrue();
        return Map.of("login", "login", "login:name", "viewer", "login:password", installation.password("viewer"),
                "login:submit", "", "jakarta.faces.ViewState", state.group(1));
    }

    @Test
    void aLoginChangesTheSessionsIdAndALogoutEndsIt(Installation installation) throws Exception {
        HttpResponse<String> page = send(installation, "/login.xhtml", null, null);
        String before = cookie(page);

        HttpResponse<String> signedIn = send(installation, "/login.xhtml", before, login(installation, page));
        String after = cookie(signedIn);

        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(after).isNotEqualTo(before);
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow().toLowerCase(Locale.ROOT))
                .contains("httponly").contains("samesite=strict").contains("path=/");
        assertThat(send(installation, "/", after, null).statusCode()).isEqualTo(200);
        assertThat(send(installation, "/", before, null).statusCode()).as("the id known before").isEqualTo(302);

        HttpResponse<String> console = send(installation, "/", after, null);
        Matcher state = VIEW_STATE.matcher(console.body());
        assertThat(state.find()).isTrue();
        send(installation, "/index.xhtml", after, Map.of("session", "session", "session:logout", "",
                "jakarta.faces.ViewState", state.group(1)));
        assertThat(send(installation, "/", after, null).statusCode()).as("after the logout").isEqualTo(302);
        for (String kind : new String[] {"SIGNED_IN", "SIGNED_OUT"}) {
            JsonNode record = audit(installation, kind, "&actor=viewer").get(0);
            assertThat(record.path("role").asText()).isEqualTo("viewer");
            assertThat(record.path("remote").asText()).isEqualTo("127.0.0.1");
        }
    }

    private static JsonNode audit(Installation installation, String kind, String filter) {
        JsonNode records = installation.admin().get("/api/v1/audit?kind=" + kind + filter).success().path("items");
        assertThat(records).as(kind).isNotEmpty();
        return records;
    }

    /** Somebody's way to the issuer's page and from there to our callback, whose path and query it answers. */
    private static String callback(String person, HttpResponse<String> departure) throws IOException, InterruptedException {
        HttpResponse<String> page = get(location(departure));
        Matcher choice = Pattern.compile("id=\"" + person + "\" href=\"([^\"]*)\"").matcher(page.body());
        assertThat(choice.find()).as(page.body()).isTrue();
        URI answer = location(get(URI.create(TestIssuer.SHARED.url()).resolve(choice.group(1).replace("&amp;", "&"))));
        return answer.getRawPath() + '?' + answer.getRawQuery();
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow(() -> new AssertionError("no redirect: " + response.body())));
    }

    @Test
    void theIssuersWordBeginsASessionOnceAndForTheBrowserThatAskedForIt(Installation installation) throws Exception {
        HttpResponse<String> departure = send(installation, "/oidc/login?back=%2Fchecks.xhtml%3Fstate%3DCAPABLE%26after%3D1", null, null);
        assertThat(departure.headers().firstValue("Set-Cookie").orElseThrow().toLowerCase(Locale.ROOT))
                .contains("httponly").contains("samesite=lax").contains("path=/");
        String attempt = cookie(departure);
        String callback = callback("wang", departure);

        HttpResponse<String> elsewhere = send(installation, callback, null, null);
        assertThat(elsewhere.body()).contains("url=/login.xhtml?refused=STALE&amp;back=%2F\"");
        HttpResponse<String> arrival = send(installation, callback, attempt, null, "Sec-Fetch-Site", "cross-site");
        assertThat(arrival.statusCode()).as(arrival.body()).isEqualTo(200);
        assertThat(arrival.body()).contains("url=/checks.xhtml?state=CAPABLE&amp;after=1\"").doesNotContain("code-");
        assertThat(arrival.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie.toLowerCase(Locale.ROOT))
                .startsWith("jsessionid=").contains("samesite=strict"));
        String session = arrival.headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith("JSESSIONID"))
                .reduce((first, last) -> last).orElseThrow().split(";")[0];
        assertThat(send(installation, "/", session, null).body()).contains("oidc:wang");
        assertThat(send(installation, callback, attempt, null).body()).contains("refused=STALE");

        JsonNode record = audit(installation, "SIGNED_IN", "&actor=oidc:wang").get(0);
        assertThat(record.path("role").asText()).isEqualTo("operator");
        assertThat(record.path("request").asText()).isEqualTo("GET /oidc/callback");
        assertThat(record.path("reason").asText()).isEqualTo("by issuer localhost");
    }

    @Test
    void whoHasNoRoleAtTheIssuerGetsNoSession(Installation installation) throws Exception {
        HttpResponse<String> departure = send(installation, "/oidc/login", null, null);

        HttpResponse<String> arrival = send(installation, callback("li", departure), cookie(departure), null);

        assertThat(arrival.body()).contains("url=/login.xhtml?refused=NO_ROLE");
        assertThat(arrival.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        assertThat(audit(installation, "SIGN_IN_REFUSED", "&actor=oidc:li").get(0).path("reason").asText()).isEqualTo("no role by issuer localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https%3A%2F%2Fevil.example%2F", "%2F%2Fevil.example%2F", "%2F%5Cevil.example", "%2Foidc%2Flogin"})
    void aSignInByTheIssuerLeadsNowhereElse(String back, Installation installation) throws Exception {
        HttpResponse<String> departure = send(installation, "/oidc/login?back=" + back, null, null);

        assertThat(send(installation, callback("wang", departure), cookie(departure), null).body()).contains("url=/\"");
    }

    @Test
    void aLoginThatAnotherSiteSendsIsRefusedAndSoIsOneWithoutThePagesToken(Installation installation) throws Exception {
        HttpResponse<String> page = send(installation, "/login.xhtml", null, null);
        Map<String, String> form = new HashMap<>(login(installation, page));

        assertThat(send(installation, "/login.xhtml", cookie(page), form, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(send(installation, "/login.xhtml", cookie(page), form, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        form.remove("jakarta.faces.ViewState");
        HttpResponse<String> withoutToken = send(installation, "/login.xhtml", cookie(page), form);
        assertThat(withoutToken.statusCode()).isNotEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, https://evil.example", "Origin, null"})
    void whatAnotherSitesPageSendsWithRememberedCredentialsIsRefused(String header, String value, Installation installation) {
        String name = "name-" + value.hashCode();

        Answer refused = installation.operator().call("PUT", "/api/v1/contents/" + name, "application/json",
                "{\"tar\":\"B00010\",\"apdus\":[\"00A4000C023F00\"]}", header, value);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.contentType()).contains("application/problem+json");
        assertThat(installation.viewer().get("/api/v1/contents/" + name).status()).isEqualTo(404);
        assertThat(installation.server().output())
                .contains("PUT /api/v1/contents/name-").contains(" from 127.0.0.1 was refused: a page of another site caused it, "
                        + (value.startsWith("https") ? value : "which the browser does not name"));
    }

    @ParameterizedTest
    @CsvSource({"/login.xhtml", "/api/v1/links"})
    void browsersAreToldNotToFrameToSniffOrToRunForeignScripts(String path, Installation installation) throws Exception {
        HttpResponse<String> response = send(installation, path, null, null);

        assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        String policy = response.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).contains("frame-ancestors 'none'").doesNotContain("unsafe-eval");
        assertThat(policy).matches("(?s).*(script-src 'self' 'nonce-[^']+'|default-src 'none').*");
    }

    @Test
    void guessesAreAnsweredSlowerAndSlower(Installation installation) {
        int status = 0;
        for (int i = 0; i < 8 && status != 429; i++) {
            status = installation.anonymous().as("guessed", "wrong-" + i).get("/api/v1/links").status();
        }

        assertThat(status).isEqualTo(429);
        installation.viewer().get("/api/v1/links").success();
        assertThat(audit(installation, "SIGN_IN_REFUSED", "").toString()).contains("failure 1 of this user").contains("has to wait")
                .doesNotContain("guessed");
    }
}

package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.bipota.it.peer.TestSmsc;
import org.bipota.it.server.Api.Answer;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Ports;
import org.bipota.it.server.ServerProcess;
import org.bipota.it.server.Subscriber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A second link, from its adding to its removal; the steps follow each other on one data folder. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinksIT {

    private static final String LINKS = "/api/v1/links";
    private static final String PASSWORD = "Zx7.qP4!";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Installation installation;
    private static TestSmsc second;

    @BeforeAll
    static void start() {
        second = new TestSmsc(Ports.one());
        installation = new Installation("links", Map.of("BIP_OTA_LINKS_INTERVAL", "PT1S", "BIP_OTA_METRICS_INTERVAL", "PT0.5S",
                "BIP_OTA_UNMASKED_ROLES", "operator",
                "BIP_OTA_SMPP_GROUP", "", "BIP_OTA_SMPP_TLS_TRUST_STORE", "")).start();
    }

    @AfterAll
    static void stop() {
        installation.close();
        second.close();
    }

    @Test
    @Order(1)
    void whatIsWrongWithALinkIsSaidSettingBySetting() {
        Answer refused = installation.admin().post(LINKS, """
                {"name": "a/b", "host": "127.0.0.1", "systemId": "ota", "password": "far too long", "window": 0, "tls": "yes"}""");
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(fields(refused)).containsExactly("tls");
        refused = installation.admin().post(LINKS, """
                {"name": "a/b", "host": "127.0.0.1", "systemId": "ota", "password": "far too long", "window": 0}""");
        assertThat(fields(refused)).containsExactlyInAnyOrder("name", "password", "window");
        assertThat(refused.body()).doesNotContain("far too long");
        assertThat(fields(installation.admin().post(LINKS, "{\"name\": \"second\"}")))
                .containsExactly("host", "systemId", "password");
        assertThat(installation.admin().post(LINKS, "{\"colour\": \"red\"}").status()).isEqualTo(400);
        assertThat(fields(installation.admin().post(LINKS, settings("smsc", "")))).containsExactly("name");
        assertThat(installation.operator().post(LINKS, settings("second", "")).status()).isEqualTo(403);
        assertThat(installation.viewer().get(LINKS + "/smsc").status()).isEqualTo(403);
        assertThat(installation.admin().get(LINKS + "/second").status()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void anAddedLinkBindsAndIsSeenWithoutItsPassword() {
        Answer added = installation.admin().post(LINKS, settings("second", ", \"window\": 7"));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(second.awaitBound()).isEqualTo("ota2");
        JsonNode link = awaitState("second", "BOUND");
        assertThat(link.path("window").asInt()).isEqualTo(7);
        assertThat(link.path("smsc").asText()).isEqualTo("127.0.0.1:" + second.port());
        Answer detail = installation.admin().get(LINKS + "/second");
        assertThat(detail.success().path("definedBy").asText()).isEqualTo("database");
        assertThat(detail.success().path("settings").path("systemId").asText()).isEqualTo("ota2");
        assertThat(added.body() + detail.body() + installation.server().output()).doesNotContain(PASSWORD);
        assertThat(fields(installation.admin().post(LINKS, settings("second", "")))).containsExactly("name");
        Awaitility.await("the link in the metrics").atMost(PATIENCE).until(() -> installation.server().management("/metrics").body(),
                metrics -> metrics.lines().anyMatch(line -> line.startsWith("bipota_smpp_link_state{")
                        && line.contains("link=\"second\"") && line.contains("state=\"BOUND\"") && line.endsWith(" 1.0")));
    }

    @Test
    @Order(2)
    void whoMayNotSeeNumbersSeesNone() {
        MaskedViewer viewer = new MaskedViewer(installation);
        viewer.readsTheApi();
        viewer.readsTheConsole();
    }

    @Test
    @Order(3)
    void theConfiguredLinkIsClosedAndOpenedAndNotRemoved() {
        assertThat(fields(installation.admin().delete(LINKS + "/smsc"))).containsExactly("name");

        assertThat(installation.admin().post(LINKS + "/smsc/close", "").success().path("open").asBoolean(true)).isFalse();
        Awaitility.await("unbound").atMost(PATIENCE).until(() -> !installation.smsc().bound());
        awaitState("smsc", "CLOSED");

        assertThat(installation.admin().post(LINKS + "/smsc/open", "").success().path("open").asBoolean()).isTrue();
        installation.smsc().awaitBound();
    }

    @Test
    @Order(4)
    void theLinkSurvivesARestartAndItsPasswordIsNowhereInClear() throws IOException {
        assertThat(installation.admin().put(LINKS + "/second", settings("second", ", \"window\": 9").replace(
                ", \"password\": \"" + PASSWORD + "\"", "")).success().path("settings").path("window").asInt()).isEqualTo(9);
        installation.server().terminate();
        assertThat(filesWith(PASSWORD)).as("files that show the password").isEmpty();
        int binds = second.binds();

        installation.start();

        Awaitility.await("bound again").atMost(PATIENCE).until(() -> second.binds() > binds && second.bound());
        assertThat(awaitState("second", "BOUND").path("window").asInt()).isEqualTo(9);
        assertThat(second.lastPassword()).as("kept, since the change gave none").isEqualTo(PASSWORD);
    }

    @Test
    @Order(5)
    void whenTheFirstSmscIsLostTheSecondTakesItsTraffic() {
        Subscriber subscriber = installation.subscriber();
        installation.smsc().close();
        awaitState("smsc", "LOST");

        assertThat(installation.operator().post("/api/v1/checks", "{\"msisdn\":\"" + subscriber.msisdn() + "\"}").status())
                .isEqualTo(202);

        assertThat(second.awaitSubmit(subscriber.msisdn()).destination()).isEqualTo(subscriber.msisdn());
        assertThat(installation.server().status("/health/ready")).as("one link is left").isEqualTo(200);
        Awaitility.await("what is wrong with the first").atMost(PATIENCE)
                .until(() -> installation.server().management("/health/ready").body(), body -> body.contains("LOST: "));
    }

    @Test
    @Order(6)
    void theTraceOfALinkTellsItsPdusAndNeitherNumbersNorTexts() {
        Subscriber subscriber = installation.subscriber();
        String trace = LINKS + "/second/trace";
        assertThat(installation.admin().get(trace).status()).isEqualTo(404);
        assertThat(installation.operator().post(trace, "{}").status()).isEqualTo(403);
        assertThat(fields(installation.admin().post(trace, "{\"seconds\": 0}"))).containsExactly("seconds");
        assertThat(installation.admin().post(trace, "{\"seconds\": 30}").success().path("running").asBoolean()).isTrue();

        installation.operator().post("/api/v1/checks", "{\"msisdn\":\"" + subscriber.msisdn() + "\"}").success();
        second.awaitSubmit(subscriber.msisdn());

        assertThat(installation.admin().delete(trace).success().path("running").asBoolean(true)).isFalse();
        Answer text = installation.admin().get(trace);
        assertThat(text.status()).isEqualTo(200);
        assertThat(text.contentType().orElse("")).startsWith("text/plain");
        assertThat(text.body()).contains(" > submit_sm seq=").doesNotContain(subscriber.msisdn());
    }

    @Test
    @Order(7)
    void aRemovedLinkIsUnboundAndGone() {
        assertThat(installation.admin().delete(LINKS + "/second").status()).isEqualTo(204);

        Awaitility.await("unbound").atMost(PATIENCE).until(() -> !second.bound());
        Awaitility.await("gone").atMost(PATIENCE).until(() -> links().noneMatch(link -> link.path("name").asText().equals("second")));
        assertThat(installation.admin().get(LINKS + "/second").status()).isEqualTo(404);
        assertThat(installation.admin().delete(LINKS + "/second").status()).isEqualTo(404);
    }

    private static String settings(String name, String more) {
        return "{\"name\": \"" + name + "\", \"host\": \"127.0.0.1\", \"port\": " + second.port()
                + ", \"systemId\": \"ota2\", \"password\": \"" + PASSWORD + "\"" + more + "}";
    }

    private static Stream<JsonNode> links() {
        return StreamSupport.stream(installation.viewer().get(LINKS).success().path("items").spliterator(), false);
    }

    private static JsonNode awaitState(String name, String state) {
        return Awaitility.await(name + " " + state).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(
                () -> links().filter(link -> link.path("name").asText().equals(name)).findFirst().orElse(null),
                link -> link != null && link.path("state").asText().equals(state));
    }

    private static List<String> fields(Answer refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        return StreamSupport.stream(refused.json().path("errors").spliterator(), false).map(error -> error.path("field").asText()).toList();
    }

    private static List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(ServerProcess.folder("links"))) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            assertThat(regular).as("the database").anyMatch(file -> file.toString().endsWith(".mv.db"));
            List<Path> found = new ArrayList<>();
            for (Path file : regular) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
            return found;
        }
    }
}

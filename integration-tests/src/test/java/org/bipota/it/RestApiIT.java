package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.TestCard;
import org.bipota.it.server.Api;
import org.bipota.it.server.Api.Answer;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST API as a scheduler sees it (contract 3). */
@OnServer(Database.H2)
class RestApiIT {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/capabilities", "/api/v1/checks", "/api/v1/links", "/api/v1/channels", "/api/v1/capabilities/by-tac"})
    void withoutCredentialsNothingIsRead(String path, Installation installation) {
        isProblem(installation.anonymous().get(path), 401);
        isProblem(installation.anonymous().as("viewer", "wrong").get(path), 401);
        installation.viewer().get(path).success();
    }

    @Test
    void aRoleIncludesTheLowerOnesAndNotTheHigher(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        String check = "{\"msisdn\":\"" + subscriber.msisdn() + "\"}";
        String row = Installation.CSV_HEADER + "\n" + subscriber.card().importRow();

        isProblem(installation.viewer().post("/api/v1/checks", check), 403);
        isProblem(installation.operator().postCsv("/api/v1/cards/import", row), 403);
        isProblem(installation.viewer().postCsv("/api/v1/cards/import", row), 403);
        isProblem(installation.operator().put(profile(subscriber), "{\"pushTar\":\"424950\",\"transport\":\"udp\",\"ciphering\":true}"), 403);
        installation.operator().get("/api/v1/capabilities/" + subscriber.msisdn()).success();
        installation.admin().get("/api/v1/capabilities/" + subscriber.msisdn()).success();
        assertThat(installation.admin().post("/api/v1/checks", check).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/capabilities/4917099", "/api/v1/capabilities/nobody", "/api/v1/checks/999999999999",
        "/api/v1/checks/first", "/api/v1/nothing"})
    void unknownThingsAre404(String path, Installation installation) {
        isProblem(installation.viewer().get(path), 404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"msisdn\":|400", "[]|400", "''|400", "\"49170\"|400",
        "{}|422", "{\"msisdn\":\"call me\"}|422", "{\"msisdn\":\"4917000000000000000000\"}|422",
        "{\"msisdn\":\"4917099999\"}|404"})
    void aBadOrderOfACheckIsRefused(String body, int status, Installation installation) {
        Answer answer = installation.operator().post("/api/v1/checks", body);

        JsonNode problem = isProblem(answer, status);
        if (status == 422) {
            assertThat(problem.path("errors").get(0).path("field").asText()).isEqualTo("msisdn");
            assertThat(problem.path("errors").get(0).path("reason").asText()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({"limit=0, 422", "limit=1001, 422", "limit=many, 400", "after=there, 400", "capable=perhaps, 400", "tac=12, 422",
        "state=HAPPY, 422"})
    void aBadQueryIsRefused(String query, int status, Installation installation) {
        Answer answer = installation.viewer().get("/api/v1/capabilities?" + query);

        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        JsonNode problem = isProblem(answer, answer.status());
        assertThat(answer.status()).as(query + ": " + problem).isEqualTo(status);
        assertThat(problem.path("errors").get(0).path("field").asText()).isEqualTo(query.replaceAll("=.*", ""));
    }

    @Test
    void badRowsAreReportedWithLineAndReasonAndGoodOnesAreKept(Installation installation) {
        TestCard good = Installation.newCard(KeySet.AES_256, "");
        TestCard late = Installation.newCard(KeySet.TRIPLE_DES_THREE_KEYS, "000000");
        TestCard secret = Installation.newCard(KeySet.AES_128, "");
        String csv = String.join("\r\n",
                Installation.CSV_HEADER,
                good.importRow(),
                "not,a,card",
                secret.importRow().replace(secret.iccid().digits(), "12AB"),
                secret.importRow().replace(",12,", ",15,").replaceFirst(",[0-9A-F]{32},", ",00FF,"),
                secret.importRow().replace(secret.msisdn(), "+nobody"),
                late.importRow(),
                "");

        JsonNode answer = installation.admin().postCsv("/api/v1/cards/import", csv).success();

        assertThat(answer.path("accepted").asInt()).as(answer.toString()).isEqualTo(2);
        List<Integer> lines = new ArrayList<>();
        answer.path("rejected").forEach(row -> {
            lines.add(row.path("line").asInt());
            assertThat(row.path("reason").asText()).isNotBlank();
        });
        assertThat(lines).containsExactly(3, 4, 5, 6);
        assertThat(answer.toString()).doesNotContain(secret.keys().kicKey().toHex()).doesNotContain(secret.keys().kidKey().toHex());
        assertThat(new Subscriber(installation, good).state()).isEqualTo("UNKNOWN");
        assertThat(new Subscriber(installation, late).state()).isEqualTo("UNKNOWN");
        assertThat(installation.viewer().get("/api/v1/capabilities/" + secret.msisdn()).status()).isEqualTo(404);
    }

    @Test
    void anotherHeaderIsRefusedAsAWhole(Installation installation) {
        isProblem(installation.admin().postCsv("/api/v1/cards/import", "iccid;msisdn\n1;2\n"), 400);
        isProblem(installation.admin().postCsv("/api/v1/cards/import", ""), 400);
    }

    @Test
    void aProfileIsChangedAndCheckedFirst(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        String path = profile(subscriber);

        JsonNode changed = installation.admin().put(path, "{\"pushTar\":\"B20100\",\"transport\":\"tcp\",\"ciphering\":false}").success();
        assertThat(changed.path("pushTar").asText()).isEqualTo("B20100");
        assertThat(changed.path("transport").asText()).isEqualTo("tcp");
        assertThat(changed.path("ciphering").asBoolean(true)).isFalse();
        isProblem(installation.admin().put(path, "{\"pushTar\":\"B2\",\"transport\":\"tcp\",\"ciphering\":false}"), 422);
        isProblem(installation.admin().put(path, "{\"pushTar\":\"B20100\",\"transport\":\"sctp\",\"ciphering\":false}"), 422);
        isProblem(installation.admin().put("/api/v1/cards/8949170000000000000/profile",
                "{\"pushTar\":\"B20100\",\"transport\":\"udp\",\"ciphering\":true}"), 404);
    }

    @Test
    void listsArePagedByKey(Installation installation) {
        List<String> imported = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            imported.add(installation.subscriber().msisdn());
        }

        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = installation.viewer().get("/api/v1/capabilities?limit=2" + after).success();
            assertThat(page.path("items").size()).isBetween(1, 2);
            page.path("items").forEach(item -> seen.add(item.path("msisdn").asText()));
            after = page.path("next").isNull() ? null : "&after=" + page.path("next").asText();
        } while (after != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(imported);
    }

    @Test
    void capabilitiesAreSelectedByModelAndState(Installation installation) {
        String tac = "35200001";
        Subscriber capable = installation.subscriber();
        capable.asksForCheck(Installation.newImei(tac));
        capable.connects(capable.awaitPush());
        capable.awaitCapability("CAPABLE");
        Subscriber pending = installation.subscriber();
        pending.asksForCheck(Installation.newImei(tac));
        pending.awaitPush();

        assertThat(msisdns(installation.viewer(), "tac=" + tac)).containsExactlyInAnyOrder(capable.msisdn(), pending.msisdn());
        assertThat(msisdns(installation.viewer(), "tac=" + tac + "&capable=true")).containsExactly(capable.msisdn());
        assertThat(msisdns(installation.viewer(), "tac=" + tac + "&state=PENDING")).containsExactly(pending.msisdn());
        JsonNode model = byTac(installation.viewer(), tac);
        assertThat(model.path("subscribers").asInt()).isEqualTo(2);
        assertThat(model.path("capable").asInt()).isEqualTo(1);
        assertThat(model.path("claimed").asInt()).isEqualTo(2);
    }

    @Test
    void theLinkIsBoundAndCounted(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei("35200002"));
        subscriber.awaitPush();

        JsonNode links = Awaitility.await("the submit_sm_resp is counted").atMost(Duration.ofSeconds(20))
                .until(() -> installation.viewer().get("/api/v1/links").success().path("items"),
                        items -> items.path(0).path("submitted").asLong() > 0);

        assertThat(links.size()).isEqualTo(1);
        JsonNode link = links.get(0);
        assertThat(link.path("smsc").asText()).contains(Integer.toString(installation.smsc().port()));
        assertThat(link.path("state").asText()).containsIgnoringCase("bound");
        assertThat(link.path("bindType").asText()).isEqualToIgnoringCase("transceiver");
        assertThat(link.path("window").asInt()).isEqualTo(50);
        assertThat(link.path("rate").asInt()).isEqualTo(100);
        assertThat(link.path("received").asLong()).isPositive();
        for (String member : new String[] {"name", "inFlight", "queued", "throttled", "lastError"}) {
            assertThat(link.has(member)).as(member).isTrue();
        }
    }

    @Test
    void theApiDescribesItself(Installation installation) {
        Answer answer = installation.anonymous().get("/openapi");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("/api/v1/cards/import").contains("/api/v1/checks/{id}")
                .contains("/api/v1/capabilities/by-tac").contains("/api/v1/links").contains("/api/v1/channels");
    }

    @Test
    void healthAndMetricsAreAtTheManagementPort(Installation installation) {
        for (String path : new String[] {"/health", "/health/live", "/health/ready", "/health/started", "/metrics"}) {
            assertThat(installation.server().status(path)).as(path).isEqualTo(200);
        }
    }

    @Test
    void theConsoleAsksWhoIsThere(Installation installation) {
        Answer answer = installation.anonymous().get("/");

        assertThat(answer.status()).isIn(200, 302, 303, 401);
        assertThat(answer.body()).doesNotContain("newest checks");
    }

    private static String profile(Subscriber subscriber) {
        return "/api/v1/cards/" + subscriber.card().iccid().digits() + "/profile";
    }

    private static List<String> msisdns(Api api, String query) {
        List<String> msisdns = new ArrayList<>();
        api.get("/api/v1/capabilities?" + query).success().path("items").forEach(item -> msisdns.add(item.path("msisdn").asText()));
        return msisdns;
    }

    private static JsonNode byTac(Api api, String tac) {
        for (JsonNode model : api.get("/api/v1/capabilities/by-tac?limit=1000").success().path("items")) {
            if (tac.equals(model.path("tac").asText())) {
                return model;
            }
        }
        throw new AssertionError("no row for TAC " + tac);
    }

    private static JsonNode isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType().orElse("")).as("media type").startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.has("type")).isTrue();
        assertThat(problem.has("detail")).isTrue();
        return problem;
    }
}

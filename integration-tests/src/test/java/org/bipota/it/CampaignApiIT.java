package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.bipota.it.server.Api.Answer;
import org.bipota.it.server.CampaignOrders;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Campaigns by the REST API (contract 3), with targets that nobody has, so that nothing is sent. */
@OnServer(Database.H2)
class CampaignApiIT {

    private static final String CAMPAIGNS = "/api/v1/campaigns";

    @Test
    void aCampaignGoesFromTheOrderToTheReport(Installation installation) {
        CampaignOrders orders = new CampaignOrders(installation);
        List<String> nobodies = CampaignOrders.nobodies(3);
        String path = orders.order(CampaignOrders.body(orders.content(500), ""));

        JsonNode upload = installation.operator().putCsv(path + "/targets", "msisdn\n" + nobodies.get(0) + "\n+" + nobodies.get(1)
                + "\nnonsense\n" + nobodies.get(0) + "\n").success();
        assertThat(upload.path("accepted").asInt()).isEqualTo(2);
        assertThat(upload.path("duplicates").asInt()).isEqualTo(1);
        assertThat(upload.path("rejected").get(0).path("line").asInt()).isEqualTo(4);
        JsonNode again = installation.operator().putCsv(path + "/targets", "msisdn\n" + String.join("\n", nobodies)).success();
        assertThat(again.path("accepted").asInt()).isEqualTo(1);
        assertThat(again.path("duplicates").asInt()).isEqualTo(2);
        assertThat(installation.viewer().get(path + "/preview").success().path("noCard").asInt()).isEqualTo(3);

        assertThat(orders.tell(path, "start").path("state").asText()).isEqualTo("PREPARING");
        JsonNode done = orders.await(path, "DONE");
        assertThat(done.path("targets").asInt()).isEqualTo(3);
        assertThat(done.path("outcomes").path("failed").asInt()).isEqualTo(3);
        assertThat(done.path("outcomes").path("pending").asInt()).isZero();
        assertThat(done.path("routes").has("notify")).isTrue();
        assertThat(done.path("progress").asDouble()).isEqualTo(1.0);
        assertThat(done.path("executions")).isNotEmpty();
        assertThat(done.path("executions").get(0).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(installation.viewer().get(path + "/report").body().lines()).hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith(nobodies.get(0) + ",NOTIFY,FAILED,no card was imported"));

        assertThat(orders.tell(path, "start").path("state").asText()).as("a repeat").isEqualTo("DONE");
        isProblem(installation.operator().putCsv(path + "/targets", "msisdn\n4917000000001"), 422);
    }

    @Test
    void theSameKeyAndBodyAreTheSameCampaign(Installation installation) {
        CampaignOrders orders = new CampaignOrders(installation);
        String content = orders.content(500);
        String key = "key-" + content;

        Answer first = installation.operator().post(CAMPAIGNS, CampaignOrders.body(content, ""), key);
        Answer repeat = installation.operator().post(CAMPAIGNS, "{ \"content\":\"" + content + "\", \"name\":\"spring\" }", key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.json().path("id")).isEqualTo(first.json().path("id"));
        isProblem(installation.operator().post(CAMPAIGNS, CampaignOrders.body(content, ",\"policy\":{\"rate\":1}"), key), 422);
    }

    @Test
    void onlyOperatorsOrderAndTell(Installation installation) {
        CampaignOrders orders = new CampaignOrders(installation);
        String content = orders.content(500);
        String path = orders.order(CampaignOrders.body(content, ""));

        isProblem(installation.viewer().post(CAMPAIGNS, CampaignOrders.body(content, "")), 403);
        isProblem(installation.viewer().putCsv(path + "/targets", "msisdn\n4917000000001"), 403);
        for (String command : List.of("start", "pause", "resume", "stop")) {
            isProblem(installation.viewer().post(path + "/" + command, ""), 403);
            isProblem(installation.anonymous().post(path + "/" + command, ""), 401);
        }
        installation.viewer().get(path).success();
        assertThat(installation.viewer().get(CAMPAIGNS + "?name=spring&state=CREATED").success().path("items")).isNotEmpty();
    }

    @Test
    void commandsThatMakeNoSenseAreRefusedAndRepeatsChangeNothing(Installation installation) {
        CampaignOrders orders = new CampaignOrders(installation);
        String path = orders.order(CampaignOrders.body(orders.content(500), ""));

        isProblem(installation.operator().post(path + "/start", ""), 422);
        isProblem(installation.operator().post(path + "/pause", ""), 422);
        assertThat(orders.tell(path, "stop").path("state").asText()).isEqualTo("STOPPED");
        assertThat(orders.tell(path, "stop").path("state").asText()).isEqualTo("STOPPED");
        isProblem(installation.operator().post(CAMPAIGNS + "/999999999/start", ""), 404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "policy       | {\"rate\":-1}                                              | 422 | policy.rate",
        "policy       | {\"pilotPercent\":101}                                     | 422 | policy.pilotPercent",
        "policy       | {\"speed\":1}                                              | 400 | policy.speed",
        "policy       | {\"rate\":\"fast\"}                                        | 400 | policy.rate",
        "window       | {\"from\":\"22:00\",\"to\":\"06:00\",\"zone\":\"Nowhere\"} | 422 | window.zone",
        "window       | {\"from\":\"25:00\",\"to\":\"06:00\",\"zone\":\"UTC\"}     | 422 | window.from",
        "window       | {\"from\":\"06:00\",\"to\":\"06:00\",\"zone\":\"UTC\"}     | 422 | window.to",
        "targets      | {\"msisdns\":[\"4917000000001\",\"x\"]}                    | 422 | targets.msisdns[1]",
        "targets      | {\"query\":{\"tac\":\"1\"}}                                | 422 | targets.query.tac",
        "targets      | {\"query\":{\"state\":\"GOOD\"}}                           | 422 | targets.query.state",
        "targets      | []                                                         | 400 | targets"})
    void whatIsWrongIsNamedWithItsReason(String member, String value, int status, String field, Installation installation) {
        Answer answer = installation.operator().post(CAMPAIGNS,
                "{\"name\":\"spring\",\"content\":\"any\",\"" + member + "\":" + value + "}");

        isProblem(answer, status);
        assertThat(answer.json().path("errors").get(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("errors").get(0).path("reason").asText()).isNotBlank();
    }

    @Test
    void anUnknownContentIsUnknown(Installation installation) {
        isProblem(installation.operator().post(CAMPAIGNS, CampaignOrders.body("nothing-of-this-name", "")), 404);
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }
}

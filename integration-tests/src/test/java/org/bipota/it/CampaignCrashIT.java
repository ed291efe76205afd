package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bipota.it.server.CampaignOrders;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** kill -9 while one campaign is prepared and another releases its downloads: both go on by themselves. */
@Isolated
class CampaignCrashIT {

    private static final int PREPARED = 20_000;
    private static final int RELEASED = 12;
    private static final int ABOVE_THE_SMS_THRESHOLD = 2_000;

    @Test
    void noTargetIsLostOrServedTwiceByKillNine() {
        try (Installation installation = new Installation("campaign-crash", Map.of()).start()) {
            CampaignOrders orders = new CampaignOrders(installation);
            String content = orders.content(ABOVE_THE_SMS_THRESHOLD);
            List<String> subscribers = IntStream.range(0, RELEASED).mapToObj(i -> installation.subscriber())
                    .map(Subscriber::msisdn).toList();
            String releasing = orders.order(CampaignOrders.body(content, subscribers, ",\"policy\":{\"rate\":1}"));
            String preparing = orders.order(CampaignOrders.body(content, ""));
            installation.operator().putCsv(preparing + "/targets",
                    "msisdn\n" + String.join("\n", CampaignOrders.nobodies(PREPARED))).success();
            orders.tell(releasing, "start");
            orders.await(releasing, campaign -> ended(campaign) > 0, "a download of the first campaign has ended");
            orders.tell(preparing, "start");
            orders.await(preparing, campaign -> ended(campaign) > 0, "a chunk of the second campaign is committed");

            installation.server().kill();
            installation.start();

            JsonNode prepared = orders.await(preparing, "DONE");
            assertThat(prepared.path("outcomes").path("failed").asInt()).isEqualTo(PREPARED);
            assertThat(installation.viewer().get(preparing + "/report").body().lines().skip(1).map(line -> line.split(",")[0]))
                    .hasSize(PREPARED).doesNotHaveDuplicates();
            JsonNode released = orders.await(releasing, "DONE");
            assertThat(released.path("outcomes").path("notified").asInt()).isEqualTo(RELEASED);
            assertThat(released.path("executions").size()).as("executions").isGreaterThan(1);
            assertThat(prepared.path("executions").get(0).path("status").asText()).isEqualTo("FAILED");
        }
    }

    private static int ended(JsonNode campaign) {
        JsonNode outcomes = campaign.path("outcomes");
        return outcomes.path("done").asInt() + outcomes.path("notified").asInt() + outcomes.path("failed").asInt();
    }
}

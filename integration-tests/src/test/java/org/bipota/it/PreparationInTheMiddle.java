package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.bipota.it.server.Api;
import org.bipota.it.server.CampaignOrders;

/** A campaign that is being prepared, some of its chunks being committed, when something happens to the server. */
final class PreparationInTheMiddle {

    private static final int TARGETS = 20_000;

    private final Api api;
    private final CampaignOrders orders;
    private final String campaign;

    /** Orders as the user of {@code api}; a chunk has just been committed when this returns. */
    PreparationInTheMiddle(Api api) {
        this.api = api;
        orders = new CampaignOrders(api, api);
        campaign = orders.order(CampaignOrders.body(orders.content(2_000), ""));
        api.putCsv(campaign + "/targets", "msisdn\n" + String.join("\n", CampaignOrders.nobodies(TARGETS))).success();
        orders.tell(campaign, "start");
        orders.await(campaign, view -> failed(view) > 0, "a chunk of the campaign is committed");
    }

    /** It goes on by itself in a new execution; no target is lost or prepared twice. */
    void goOn() {
        JsonNode prepared = orders.await(campaign, "DONE");
        assertThat(failed(prepared)).isEqualTo(TARGETS);
        assertThat(api.get(campaign + "/report").body().lines().skip(1).map(line -> line.split(",")[0]))
                .hasSize(TARGETS).doesNotHaveDuplicates();
        assertThat(prepared.path("executions").size()).as("executions").isGreaterThan(1);
        assertThat(prepared.path("executions").get(0).path("status").asText()).isEqualTo("FAILED");
    }

    private static int failed(JsonNode campaign) {
        return campaign.path("outcomes").path("failed").asInt();
    }
}

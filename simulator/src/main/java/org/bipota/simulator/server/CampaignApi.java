package org.bipota.simulator.server;

import static org.bipota.simulator.server.RestClient.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.simulator.population.SendingPolicy;

/** Contents and campaigns in the REST API. May be used by several threads. */
public final class CampaignApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String APPLET_TAR = "424950";
    /** Failures are part of a trial. */
    private static final int NEVER_STOPS = 100;

    private final RestClient client;

    CampaignApi(RestClient client) {
        this.client = client;
    }

    /** Puts a content for the applet: {@code PUT /contents/{name}}. */
    public void putContent(String name, Octets data) throws IOException, InterruptedException {
        ObjectNode body = JSON.objectNode().put("tar", APPLET_TAR)
                .put("data", Base64.getEncoder().encodeToString(data.toByteArray()));
        client.put("contents/" + encode(name), body);
    }

    /**
     * Creates a campaign without targets.
     *
     * @param rate downloads begun per second at most; 0 for the server's default
     * @return its id
     */
    public String create(String name, String content, SendingPolicy policy, int rate)
            throws IOException, InterruptedException {
        ObjectNode rules = JSON.objectNode().put("smsThreshold", policy.smsThreshold())
                .put("pushAttempts", policy.pushAttempts()).put("fallbackToSms", policy.fallbackToSms())
                .put("pilotPercent", 0).put("stopAtFailurePercent", NEVER_STOPS);
        if (rate > 0) {
            rules.put("rate", rate);
        }
        ObjectNode body = JSON.objectNode().put("name", name).put("content", content);
        body.set("policy", rules);
        return client.post("campaigns", body).path("id").asText();
    }

    /** Adds targets: a header line {@code msisdn}, then one number a line. */
    public TargetsResult putTargets(String id, String csv) throws IOException, InterruptedException {
        JsonNode answer = client.putCsv(campaign(id) + "/targets", csv);
        return new TargetsResult(answer.path("accepted").asLong(), answer.path("duplicates").asLong(),
                answer.path("rejected").size());
    }

    /** Starts it. */
    public void start(String id) throws IOException, InterruptedException {
        client.post(campaign(id) + "/start", JSON.objectNode());
    }

    /** How far it is. */
    public CampaignStatus status(String id) throws IOException, InterruptedException {
        return CampaignStatus.of(client.get(campaign(id)));
    }

    /** What became of each target. */
    public List<TargetReport> report(String id) throws IOException, InterruptedException {
        return TargetReport.parse(client.getText(campaign(id) + "/report"));
    }

    private static String campaign(String id) {
        return "campaigns/" + encode(id);
    }
}

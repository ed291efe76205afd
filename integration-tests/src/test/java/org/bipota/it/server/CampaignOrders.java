package org.bipota.it.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Campaigns of an installation, as a scheduler orders and watches them. */
public final class CampaignOrders {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api operator;
    private final Api viewer;

    /** Orders as {@code operator}, reads as {@code viewer}. */
    public CampaignOrders(Installation installation) {
        this(installation.operator(), installation.viewer());
    }

    /** Orders as one user, reads as another. */
    public CampaignOrders(Api operator, Api viewer) {
        this.operator = operator;
        this.viewer = viewer;
    }

    /** Stores a content of so many octets for the applet, and answers its name. */
    public String content(int octets) {
        String name = "content-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        String data = Base64.getEncoder().encodeToString(new byte[octets]);
        operator.put("/api/v1/contents/" + name, "{\"tar\":\"424950\",\"data\":\"" + data + "\"}").success();
        return name;
    }

    /** Numbers that nobody has. */
    public static List<String> nobodies(int count) {
        long first = 4930_0000_0000L + ThreadLocalRandom.current().nextLong(9_000_0000L);
        return IntStream.range(0, count).mapToObj(i -> Long.toString(first + i)).toList();
    }

    /** The body of an order with targets by list; {@code more} are further members, beginning with a comma. */
    public static String body(String content, List<String> msisdns, String more) {
        String list = msisdns.stream().map(msisdn -> '"' + msisdn + '"').collect(Collectors.joining(","));
        return "{\"name\":\"spring\",\"content\":\"" + content + "\",\"targets\":{\"msisdns\":[" + list + "]}" + more + "}";
    }

    /** The body of an order without targets. */
    public static String body(String content, String more) {
        return "{\"name\":\"spring\",\"content\":\"" + content + "\"" + more + "}";
    }

    /** Orders, which has to succeed, and answers the campaign's path. */
    public String order(String body) {
        return path(operator.post("/api/v1/campaigns", body).success());
    }

    /** The path of a campaign. */
    public static String path(JsonNode campaign) {
        return "/api/v1/campaigns/" + campaign.path("id").asText();
    }

    /** Tells a campaign, which has to succeed. */
    public JsonNode tell(String path, String command) {
        return operator.post(path + "/" + command, "").success();
    }

    /** The campaign, waiting until it is in {@code state}. */
    public JsonNode await(String path, String state) {
        return await(path, campaign -> state.equals(campaign.path("state").asText()), state);
    }

    /** The campaign, waiting until it is as {@code wanted}. */
    public JsonNode await(String path, Predicate<JsonNode> wanted, String description) {
        return Awaitility.await(description).atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .until(() -> viewer.get(path).success(), wanted);
    }
}

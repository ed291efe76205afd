package org.bipota.web.api;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.bipota.ejb.application.campaign.CampaignOrder;
import org.bipota.ejb.application.campaign.CampaignPolicy;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.DailyWindow;
import org.bipota.ejb.domain.TargetQuery;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The wish for a campaign.
 *
 * @param name for people
 * @param content the content's name
 * @param targets who it is for; to be uploaded when missing
 * @param policy what differs from the configuration
 * @param window when downloads are released; always when missing
 */
@Schema(name = "CampaignOrder")
public record CampaignOrderBody(
        @Schema(required = true, description = NAME_ALLOWED) String name,
        @Schema(required = true, description = "A content's name") String content,
        Targets targets, Policy policy, Window window) {

    private static final String NAME = "\\P{Cntrl}{1,64}";
    private static final String NAME_ALLOWED = "1 to 64 characters";
    private static final String KEY = "\\p{Graph}[\\p{Print}]{0,254}";
    private static final String CONTENT = "[A-Za-z0-9._-]{1,32}";
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /**
     * Who a campaign is for: one of the two.
     *
     * @param msisdns E.164 digits
     * @param query by the capability table as it is at the start
     */
    @Schema(name = "CampaignTargets")
    public record Targets(List<String> msisdns, Query query) {
    }

    /** What a subscriber's row has to say; missing is all. */
    @Schema(name = "CampaignTargetQuery")
    public record Query(Boolean capable, @Schema(pattern = "[0-9]{8}") String tac, CapabilityState state) {
    }

    /** What differs from the configuration. */
    @Schema(name = "CampaignPolicy")
    public record Policy(
            @Schema(minimum = "0", maximum = "1000000", description = "Octets; smaller contents may go by SMS") Integer smsThreshold,
            @Schema(minimum = "1", maximum = "100") Integer pushAttempts,
            Boolean fallbackToSms,
            @Schema(minimum = "0", maximum = "100000", description = "Downloads per second; 0 as many as the links carry") Integer rate,
            @Schema(minimum = "0", maximum = "100", description = "Share that goes first and is awaited; 0 none") Integer pilotPercent,
            @Schema(minimum = "0", maximum = "100", description = "Pauses when a greater share failed; 100 never")
            Integer stopAtFailurePercent) {
    }

    /** When downloads are released, each day. */
    @Schema(name = "CampaignWindow")
    public record Window(
            @Schema(required = true, pattern = CLOCK) String from,
            @Schema(required = true, pattern = CLOCK) String to,
            @Schema(required = true, description = "As Asia/Shanghai") String zone) {
    }

    /**
     * The order in a request.
     *
     * @param key the header {@code Idempotency-Key}, or null
     * @throws ProblemException when something is missing or wrong
     */
    static CampaignOrder order(JsonFields body, String key) {
        if (key != null && !key.matches(KEY)) {
            throw ProblemException.unusable("Idempotency-Key", "not allowed: 1 to 255 printable ASCII characters");
        }
        String name = body.text("name", value -> value.matches(NAME) && !value.isBlank(), NAME_ALLOWED);
        String content = body.text("content", value -> value.matches(CONTENT), "1 to 32 of letters, digits, '.', '_', '-'");
        JsonFields targets = body.given("targets") ? body.object("targets") : JsonFields.none();
        boolean byQuery = targets.given("query");
        if (byQuery && targets.given("msisdns")) {
            throw ProblemException.unusable("targets", "not allowed: either msisdns or query");
        }
        List<String> msisdns = targets.given("msisdns") ? msisdns(targets) : List.of();
        TargetQuery query = byQuery ? query(targets.object("query")) : null;
        CampaignPolicy policy = policy(body.given("policy") ? body.object("policy") : JsonFields.none());
        JsonFields window = body.given("window") ? body.object("window") : null;
        String from = window == null ? null : window.text("from", value -> value.matches(CLOCK), "a time of day as 22:00");
        String to = window == null ? null : window.text("to", value -> value.matches(CLOCK) && !value.equals(from),
                "a time of day as 06:00, another than from");
        String zone = window == null ? null : window.text("zone", CampaignOrderBody::isZone, "a time zone as Asia/Shanghai");
        body.check();
        return new CampaignOrder(name, content, msisdns, query, policy,
                window == null ? null : new DailyWindow(LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone)),
                key, body.digest());
    }

    private static List<String> msisdns(JsonFields targets) {
        return targets.texts("msisdns", value -> value.matches(Msisdns.PATTERN), Msisdns.ALLOWED);
    }

    private static TargetQuery query(JsonFields query) {
        Boolean capable = query.given("capable") ? (Boolean) query.truth("capable") : null;
        String tac = query.given("tac") ? query.text("tac", value -> value.matches("[0-9]{8}"), "eight digits") : null;
        String state = query.given("state")
                ? query.text("state", value -> isState(value), "one of " + List.of(CapabilityState.values())) : null;
        return new TargetQuery(capable, tac, state == null ? null : CapabilityState.valueOf(state));
    }

    private static CampaignPolicy policy(JsonFields policy) {
        return new CampaignPolicy(
                policy.number("smsThreshold", 0, 1_000_000),
                policy.number("pushAttempts", 1, 100),
                policy.given("fallbackToSms") ? (Boolean) policy.truth("fallbackToSms") : null,
                policy.number("rate", 0, 100_000),
                policy.number("pilotPercent", 0, 100),
                policy.number("stopAtFailurePercent", 0, 100));
    }

    private static boolean isState(String name) {
        return List.of(CapabilityState.values()).stream().anyMatch(state -> state.name().equals(name));
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getId().length() <= 64;
        } catch (DateTimeException none) {
            return false;
        }
    }
}

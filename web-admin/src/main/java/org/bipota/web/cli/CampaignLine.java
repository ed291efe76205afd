package org.bipota.web.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** How a campaign stands, in one line and as an exit status. */
final class CampaignLine {

    private CampaignLine() {
    }

    /** The line, of words as {@code state=DONE}; {@code rejected} rows of the file were no numbers. */
    static String of(JsonObject campaign, long rejected) {
        JsonObject outcomes = campaign.getJsonObject("outcomes");
        return "campaign=" + campaign.getJsonNumber("id") + " state=" + state(campaign) + " targets=" + campaign.getJsonNumber("targets")
                + " done=" + outcomes.getJsonNumber("done") + " notified=" + outcomes.getJsonNumber("notified")
                + " failed=" + outcomes.getJsonNumber("failed") + " pending=" + outcomes.getJsonNumber("pending")
                + (rejected > 0 ? " rejected=" + rejected : "");
    }

    /** The state's name. */
    static String state(JsonObject campaign) {
        return campaign.getString("state");
    }

    /** Why it paused by itself or failed, or nothing. */
    static String reason(JsonObject campaign) {
        return campaign.isNull("reason") || campaign.get("reason") == JsonValue.NULL ? "" : ": " + campaign.getString("reason");
    }

    /** Whether it has ended. */
    static boolean ended(JsonObject campaign) {
        return switch (state(campaign)) {
            case "DONE", "STOPPED", "FAILED" -> true;
            default -> false;
        };
    }

    /** The exit status of one that has ended. */
    static int exitStatus(JsonObject campaign, long rejected) {
        if ("STOPPED".equals(state(campaign))) {
            return ExitStatus.STOPPED;
        }
        boolean whole = "DONE".equals(state(campaign)) && campaign.getJsonObject("outcomes").getJsonNumber("failed").longValue() == 0;
        return whole && rejected == 0 ? ExitStatus.DONE : ExitStatus.FAILED_TARGETS;
    }
}

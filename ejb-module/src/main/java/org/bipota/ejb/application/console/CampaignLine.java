package org.bipota.ejb.application.console;

import java.time.Instant;

/**
 * One campaign as a list shows it, by its own row alone: outcomes are counted only for the campaign that is looked at.
 *
 * @param state the state's name
 * @param reason why it paused by itself or failed, or null
 * @param targets its targets
 * @param released downloads released so far
 */
public record CampaignLine(long id, String name, String content, int contentVersion, String state, String reason, long targets,
        long released, Instant createdAt, String createdBy, Instant startedAt, Instant endedAt) {

    /** Share of the targets whose download was released, in percent, 0 to 100. */
    public int releasedPercent() {
        return targets == 0 ? 0 : (int) Math.min(100, released * 100 / targets);
    }
}

package org.bipota.ejb.application.console;

import java.time.Instant;
import java.util.List;

/**
 * A part of what happened to a subscriber.
 *
 * @param entries the newest first
 * @param older where the part before ends, or null when there is none
 */
public record Timeline(List<TimelineEntry> entries, Instant older) {

    /** Copies {@code entries}. */
    public Timeline {
        entries = List.copyOf(entries);
    }
}

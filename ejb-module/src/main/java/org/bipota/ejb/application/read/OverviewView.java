package org.bipota.ejb.application.read;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The whole at a glance.
 *
 * @param at when it was counted
 * @param subscribers subscribers by the state of their capability, every state present
 * @param checks checks that are not decided, by state, every such state present
 * @param queuedMessages messages waiting in the outbox
 * @param deadLetters messages that could not be processed
 */
public record OverviewView(
        Instant at,
        Map<String, Long> subscribers,
        Map<String, Long> checks,
        long queuedMessages,
        long deadLetters) {

    /** Copies the maps in their order. */
    public OverviewView {
        subscribers = Collections.unmodifiableMap(new LinkedHashMap<>(subscribers));
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }

    /** The number of imported subscribers. */
    public long allSubscribers() {
        return subscribers.values().stream().mapToLong(Long::longValue).sum();
    }
}

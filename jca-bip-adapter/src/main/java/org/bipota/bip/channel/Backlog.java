package org.bipota.bip.channel;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What handsets did that the application has not stored yet, by when they did it: SYNs with an expected identification, and
 * the events of channels. Whoever ends a wait for a handset asks here first how far it has been heard.
 */
public final class Backlog {

    private final TreeMap<Instant, Integer> waiting = new TreeMap<>();

    /** Something came. */
    synchronized void came(Instant at) {
        waiting.merge(at, 1, Integer::sum);
    }

    /** Something that came then is stored, or given up. */
    synchronized void done(Instant at) {
        waiting.computeIfPresent(at, (same, count) -> count == 1 ? null : count - 1);
    }

    /** When the oldest of what waits came. */
    public synchronized Optional<Instant> oldest() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.firstKey());
    }
}

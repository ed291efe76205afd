package org.bipota.smpp.submit;

import java.time.Duration;
import java.util.Optional;

/**
 * The pause after the SMSC said "throttled" or "queue full". It doubles, up to a maximum, each time a segment sent after
 * the last pause is throttled again, and starts small again once such a segment is accepted. A whole window of throttled
 * answers therefore counts once. Not thread safe.
 */
public final class ThrottlePause {

    private final long initialNanos;
    private final long maxNanos;
    private long nextNanos;
    private long startedNanos;
    private long untilNanos;
    private boolean ever;

    /** From {@code initial} to {@code max}. */
    public ThrottlePause(Duration initial, Duration max) {
        this.initialNanos = initial.toNanos();
        this.maxNanos = Math.max(max.toNanos(), initialNanos);
        this.nextNanos = initialNanos;
    }

    /** How long sending still pauses; 0 or less: not at all. */
    public long waitNanos(long nowNanos) {
        return ever ? untilNanos - nowNanos : 0;
    }

    /**
     * A segment sent at {@code sentNanos} was throttled.
     *
     * @return the length of the pause that begins now, or empty when it belongs to the pause before
     */
    public Optional<Duration> throttled(long sentNanos, long nowNanos) {
        if (ever && sentNanos - startedNanos <= 0) {
            return Optional.empty();
        }
        ever = true;
        startedNanos = nowNanos;
        untilNanos = nowNanos + nextNanos;
        Duration pause = Duration.ofNanos(nextNanos);
        nextNanos = Math.min(maxNanos, nextNanos * 2);
        return Optional.of(pause);
    }

    /** A segment sent at {@code sentNanos} was accepted. */
    public void accepted(long sentNanos) {
        if (ever && sentNanos - startedNanos > 0) {
            nextNanos = initialNanos;
        }
    }
}

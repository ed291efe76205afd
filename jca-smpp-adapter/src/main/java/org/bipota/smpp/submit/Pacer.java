package org.bipota.smpp.submit;

import java.time.Duration;

/**
 * Spreads segments evenly over time: segment n + 1 is due 1/rate after segment n was. A caller that comes late may catch
 * up at most 5 ms, so no second ever sees more than the rate and half a percent. Not thread safe.
 */
public final class Pacer {

    private static final long CATCH_UP_NANOS = Duration.ofMillis(5).toNanos();

    private long intervalNanos;
    private long dueNanos;
    private boolean used;

    /** At most {@code rate} segments per second, at least 1. */
    public Pacer(int rate) {
        pace(rate);
    }

    /** From the next segment on at most {@code rate} segments per second, at least 1. */
    public void pace(int rate) {
        if (rate < 1) {
            throw new IllegalArgumentException("rate: " + rate + ", allowed are 1 and more");
        }
        intervalNanos = Duration.ofSeconds(1).toNanos() / rate;
    }

    /** How long the next segment has to wait from {@code nowNanos} on; 0 or less: it may go. */
    public long waitNanos(long nowNanos) {
        return used ? dueNanos - nowNanos : 0;
    }

    /** A segment went at {@code nowNanos}. */
    public void sent(long nowNanos) {
        long planned = used && nowNanos - dueNanos < CATCH_UP_NANOS ? dueNanos : nowNanos - (used ? CATCH_UP_NANOS : 0);
        dueNanos = planned + intervalNanos;
        used = true;
    }
}

package org.bipota.smpp.submit;

import java.time.Duration;

/**
 * Finds the rate the SMSC bears: each time it throttles, the rate is halved; while it accepts, the rate grows again by a
 * twentieth of itself per second, up to the configured one. So it is back where it was after some 14 s, and stays below
 * what the SMSC throttles for most of that time, however far that is below the configured rate. Not thread safe.
 */
final class SafeRate {

    private static final double GROWTH_PER_SECOND = 1.05;
    private static final double LEAST_GROWTH_PER_SECOND = 0.2;
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final int configured;
    private double rate;
    private long countedNanos;

    /** Begins with the configured rate, segments per second. */
    SafeRate(int configured) {
        this.configured = configured;
        this.rate = configured;
    }

    /** Segments per second, 1 to the configured rate. */
    int current() {
        return Math.max(1, (int) rate);
    }

    /** The SMSC throttled a segment that was sent at the current rate. */
    void throttled(long nowNanos) {
        rate = Math.max(1, rate / 2);
        countedNanos = nowNanos;
    }

    /**
     * The SMSC accepted a segment. Time without traffic counts as well: what the SMSC said long ago is of little use, and to
     * be told once more costs a short pause.
     *
     * @return whether the rate is the configured one again, and was not before
     */
    boolean accepted(long nowNanos) {
        if (rate >= configured) {
            return false;
        }
        double seconds = Math.max(0, nowNanos - countedNanos) / NANOS_PER_SECOND;
        countedNanos = nowNanos;
        rate = Math.min(configured, Math.max(rate + seconds * LEAST_GROWTH_PER_SECOND, rate * Math.pow(GROWTH_PER_SECOND, seconds)));
        return rate >= configured;
    }
}

package org.bipota.smpp.link;

import java.time.Duration;

/**
 * Exponential back-off with jitter: the delay doubles from attempt to attempt up to a maximum, and a random half of it is
 * left out, so that many servers do not come back in step. Not thread safe.
 */
public final class Backoff {

    private final long initialMillis;
    private final long maxMillis;
    private long ceilingMillis;

    /** From {@code initial} to {@code max}; an initial delay above the maximum counts as the maximum. */
    public Backoff(Duration initial, Duration max) {
        maxMillis = max.toMillis();
        initialMillis = Math.min(initial.toMillis(), maxMillis);
        ceilingMillis = initialMillis;
    }

    /**
     * The next delay: between half of the ceiling and the ceiling.
     *
     * @param random 0 (inclusive) to 1 (exclusive)
     */
    public Duration next(double random) {
        long half = ceilingMillis / 2;
        long delay = half + Math.round(random * (ceilingMillis - half));
        ceilingMillis = Math.min(maxMillis, ceilingMillis * 2);
        return Duration.ofMillis(delay);
    }

    /** The next delay is the first one again. */
    public void reset() {
        ceilingMillis = initialMillis;
    }
}

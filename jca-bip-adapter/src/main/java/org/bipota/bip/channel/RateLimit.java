package org.bipota.bip.channel;

/** At most so many in each second, counted from the first. */
public final class RateLimit {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final int perSecond;
    private long secondBeganNanos;
    private int used;
    private boolean begun;

    /** A limit; 0 lets nothing through. */
    public RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether one more is allowed now. */
    public boolean allows(long nowNanos) {
        if (!begun || nowNanos - secondBeganNanos >= SECOND_NANOS) {
            begun = true;
            secondBeganNanos = nowNanos;
            used = 0;
        }
        if (used >= perSecond) {
            return false;
        }
        used++;
        return true;
    }
}

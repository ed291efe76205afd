package org.bipota.smpp.time;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The time links live in. Instants of the counter are compared by subtraction only: it may overflow. */
public interface LinkTime {

    /** A nanosecond counter as {@link System#nanoTime}. */
    long nanos();

    /** The time of day. */
    Instant now();

    /**
     * Waits until {@code condition} is signalled or {@code nanos} have passed since {@code sinceNanos}, and sometimes ends
     * without any reason.
     *
     * @param lock the lock of {@code condition}, held by the caller
     * @param sinceNanos the caller's now, by which it decided to wait
     * @param nanos as long as this at most; {@link Long#MAX_VALUE} means for ever
     */
    void await(Lock lock, Condition condition, long sinceNanos, long nanos) throws InterruptedException;

    /** The time of the machine. */
    static LinkTime system() {
        return new LinkTime() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void await(Lock lock, Condition condition, long sinceNanos, long nanos) throws InterruptedException {
                condition.await(nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - sinceNanos), TimeUnit.NANOSECONDS);
            }
        };
    }
}

package org.bipota.ejb.application.read;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A value that is costly to find, for many viewers: it serves for at least {@value #SHORTEST_LIFE_SECONDS} seconds, and for
 * {@value #LIFE_PER_COST} times as long as it took to find, so that a big table spends little of its time on it. While one
 * caller finds it anew, the others get the former one. Thread safe.
 */
public final class Remembered<T> {

    static final long SHORTEST_LIFE_SECONDS = 2;
    static final int LIFE_PER_COST = 20;
    private static final long SHORTEST_LIFE_NANOS = SHORTEST_LIFE_SECONDS * 1_000_000_000L;

    private record Found<T>(T value, long atNanos, long lifeNanos) {
    }

    private final Supplier<T> source;
    private final LongSupplier nanoTime;
    private final ReentrantLock finding = new ReentrantLock();
    private volatile Found<T> last;

    /** What {@code source} finds, by a clock for intervals. */
    public Remembered(Supplier<T> source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /** The value, at most as old as described above. */
    public T get() {
        Found<T> known = last;
        if (known != null && (nanoTime.getAsLong() - known.atNanos() < known.lifeNanos() || !finding.tryLock())) {
            return known.value();
        }
        if (known == null) {
            finding.lock();
        }
        try {
            if (last == known) {
                long began = nanoTime.getAsLong();
                T value = source.get();
                long ended = nanoTime.getAsLong();
                last = new Found<>(value, ended, Math.max(SHORTEST_LIFE_NANOS, (ended - began) * LIFE_PER_COST));
            }
            return last.value();
        } finally {
            finding.unlock();
        }
    }
}

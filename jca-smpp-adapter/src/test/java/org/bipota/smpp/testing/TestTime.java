package org.bipota.smpp.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.bipota.smpp.time.LinkTime;

/** A clock that stands still until the test moves it. What waits on it wakes when its time has come. */
public final class TestTime implements LinkTime {

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    /** So near to its end that the counter overflows within any test. */
    private static final long START = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1);

    private final List<Sleeper> sleepers = new ArrayList<>();
    private long passed;

    private record Sleeper(Lock lock, Condition condition, long until) {
    }

    @Override
    public synchronized long nanos() {
        return START + passed;
    }

    @Override
    public synchronized Instant now() {
        return EPOCH.plusNanos(passed);
    }

    /** What has passed since the start. */
    public synchronized Duration passed() {
        return Duration.ofNanos(passed);
    }

    @Override
    public void await(Lock lock, Condition condition, long sinceNanos, long nanos) throws InterruptedException {
        Sleeper sleeper;
        synchronized (this) {
            long until = nanos == Long.MAX_VALUE ? nanos : sinceNanos - START + nanos;
            if (until <= passed) {
                return;
            }
            sleeper = new Sleeper(lock, condition, until);
            sleepers.add(sleeper);
        }
        try {
            condition.await();
        } finally {
            synchronized (this) {
                sleepers.remove(sleeper);
            }
        }
    }

    /** Moves the clock and wakes whoever waited for the time it shows then. */
    public void advance(Duration by) {
        List<Sleeper> due;
        synchronized (this) {
            passed += by.toNanos();
            due = sleepers.stream().filter(sleeper -> sleeper.until <= passed).toList();
        }
        for (Sleeper sleeper : due) {
            sleeper.lock.lock();
            try {
                sleeper.condition.signalAll();
            } finally {
                sleeper.lock.unlock();
            }
        }
    }

    /** How long each waiting thread still has to wait, those that wait for ever left out. */
    public synchronized List<Duration> waits() {
        return sleepers.stream().filter(sleeper -> sleeper.until != Long.MAX_VALUE)
                .map(sleeper -> Duration.ofNanos(sleeper.until - passed)).sorted().toList();
    }

    /** Waits until a thread waits for exactly this long. */
    public void awaitWait(Duration wait) {
        Eventually.holds("somebody waits for " + wait + ", not " + waits(), () -> waits().contains(wait));
    }
}

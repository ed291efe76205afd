package org.bipota.web.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after some failures a key (a user at an address, or an address) has to wait, twice as long after
 * each further failure. Failures are forgotten when none came for a while. Bounded: the key used longest ago makes
 * room. Time is an argument. Thread safe.
 */
final class AttemptLimiter {

    /**
     * @param freeFailures failures without a wait
     * @param firstWait the wait after the next one, doubled each time
     * @param longestWait the longest wait
     * @param forgottenAfter from the last failure on
     * @param capacity keys remembered
     */
    record Limits(int freeFailures, Duration firstWait, Duration longestWait, Duration forgottenAfter, int capacity) {
    }

    private record Failures(int count, long lastNanos, long blockedUntilNanos) {
    }

    private final Limits limits;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true);

    AttemptLimiter(Limits limits) {
        this.limits = limits;
    }

    /** How long {@code key} has to wait from {@code nowNanos} on; zero when it may try. */
    synchronized Duration waitOf(String key, long nowNanos) {
        Failures known = known(key, nowNanos);
        long left = known == null ? 0 : known.blockedUntilNanos() - nowNanos;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** Counts a failure of {@code key} at {@code nowNanos} and answers how many it has now. */
    synchronized int failed(String key, long nowNanos) {
        Failures known = known(key, nowNanos);
        int count = known == null ? 1 : known.count() + 1;
        failures.put(key, new Failures(count, nowNanos, nowNanos + waitAfter(count).toNanos()));
        if (failures.size() > limits.capacity()) {
            var eldest = failures.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return count;
    }

    /** Forgets the failures of {@code key}. */
    synchronized void succeeded(String key) {
        failures.remove(key);
    }

    /** The number of keys remembered. */
    synchronized int size() {
        return failures.size();
    }

    private Failures known(String key, long nowNanos) {
        Failures known = failures.get(key);
        if (known != null && nowNanos - known.lastNanos() >= limits.forgottenAfter().toNanos()) {
            failures.remove(key);
            return null;
        }
        return known;
    }

    private Duration waitAfter(int count) {
        int over = count - limits.freeFailures();
        if (over <= 0) {
            return Duration.ZERO;
        }
        Duration wait = limits.firstWait().multipliedBy(1L << Math.min(over - 1, 20));
        return wait.compareTo(limits.longestWait()) > 0 ? limits.longestWait() : wait;
    }
}

package org.bipota.web.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after some failures a key (a user at an address, or an address) has to wait, twice as long after
 * each further failure. Failures are forgotten when none came for a while. Bounded: the key used longest ago makes
 * room. Time is an argument. Thread safe.
 */
public final class AttemptLimiter {

    /** For one user at one address. */
    public static final Limits PER_USER_AND_ADDRESS = new Limits(
            5, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(15), 10_000);

    /** For all who share an address, a proxy's for instance. */
    public static final Limits PER_ADDRESS = new Limits(
            50, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(15), 10_000);

    /**
     * @param freeFailures failures without a wait
     * @param firstWait the wait after the next one, doubled each time
     * @param longestWait the longest wait
     * @param forgottenAfter from the last failure on
     * @param capacity keys remembered
     */
    public record Limits(int freeFailures, Duration firstWait, Duration longestWait, Duration forgottenAfter, int capacity) {

        /** Whether this failure, counted from 1, is the first that is followed by a wait. */
        boolean beginsToWait(int failure) {
            return failure == freeFailures + 1;
        }
    }

    private record Failures(int count, long lastNanos, long blockedUntilNanos) {
    }

    private final Limits limits;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true);

    /** Nothing has failed yet. */
    public AttemptLimiter(Limits limits) {
        this.limits = limits;
    }

    /** How long {@code key} has to wait from {@code nowNanos} on; zero when it may try. */
    public synchronized Duration waitOf(String key, long nowNanos) {
        Failures known = known(key, nowNanos);
        long left = known == null ? 0 : known.blockedUntilNanos() - nowNanos;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** Counts a failure of {@code key} at {@code nowNanos} and answers how many it has now. */
    public synchronized int failed(String key, long nowNanos) {
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

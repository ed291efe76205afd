package org.bipota.bip.channel;

import java.util.HashSet;
import java.util.Set;

/**
 * A bounded set that forgets: what was added is known for at least one generation and at most two, whether a generation
 * ends by its age or because half the bound is reached. About 64 octets each.
 */
final class RecentSet {

    private final int perGeneration;
    private final long ageNanos;
    private Set<Long> current = new HashSet<>();
    private Set<Long> before = new HashSet<>();
    private long beganNanos;

    /**
     * An empty set.
     *
     * @param bound how many it knows at most
     * @param ageNanos how long a generation lasts; {@link Long#MAX_VALUE}: until it is full
     */
    RecentSet(int bound, long ageNanos, long nowNanos) {
        this.perGeneration = Math.max(1, bound / 2);
        this.ageNanos = ageNanos;
        this.beganNanos = nowNanos;
    }

    void add(long value, long nowNanos) {
        age(nowNanos);
        if (current.size() >= perGeneration) {
            turn(nowNanos);
        }
        current.add(value);
    }

    boolean contains(long value, long nowNanos) {
        age(nowNanos);
        return current.contains(value) || before.contains(value);
    }

    void remove(long value) {
        current.remove(value);
        before.remove(value);
    }

    int size() {
        return current.size() + before.size();
    }

    private void age(long nowNanos) {
        if (nowNanos - beganNanos >= ageNanos) {
            boolean bothOld = nowNanos - beganNanos - ageNanos >= ageNanos;
            turn(nowNanos);
            if (bothOld) {
                before = new HashSet<>();
            }
        }
    }

    private void turn(long nowNanos) {
        before = current;
        current = new HashSet<>();
        beganNanos = nowNanos;
    }
}

package org.bipota.ejb.domain;

import java.time.Duration;
import java.time.Instant;

/** Estimates when a campaign ends. */
public final class FinishEstimate {

    /** Steps in which a window is followed; it opens and closes on whole minutes as a rule. */
    private static final Duration STEP = Duration.ofMinutes(1);

    /** What takes longer is not estimated. */
    private static final Duration HORIZON = Duration.ofDays(60);

    private FinishEstimate() {
    }

    /**
     * When the last of {@code pending} downloads ends, when they go on ending as in the last minutes.
     *
     * @param begun since when downloads may end
     * @param measured how far back was counted at most
     * @param recent downloads that ended in that time
     * @return null when none ended
     */
    public static Instant measured(Instant now, Instant begun, Duration measured, long recent, long pending) {
        if (recent == 0 || begun == null) {
            return null;
        }
        Duration since = Duration.between(begun, now);
        Duration counted = since.compareTo(measured) < 0 ? since : measured;
        Duration left = Duration.ofMillis((long) ((double) counted.toMillis() * pending / recent));
        return left.compareTo(HORIZON) > 0 ? null : now.plus(left);
    }

    /**
     * When the short messages of a campaign are submitted.
     *
     * @param rate downloads per second at most, 0 for no limit
     * @param linkRate short messages per second
     * @param window when downloads are released, or null for always
     * @return null when no link is bound, or it takes longer than anyone plans
     */
    public static Instant planned(Instant now, long downloads, int rate, long messages, int linkRate, DailyWindow window) {
        if (linkRate == 0) {
            return null;
        }
        double seconds = Math.max((double) messages / linkRate, rate == 0 ? 0 : (double) downloads / rate);
        Duration left = Duration.ofMillis((long) (seconds * 1_000));
        Instant at = now;
        while (window != null && left.compareTo(Duration.ZERO) > 0 && at.isBefore(now.plus(HORIZON))) {
            at = window.nextOpen(at);
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            at = at.plus(step);
            left = left.minus(step);
        }
        return left.compareTo(HORIZON) > 0 || !at.isBefore(now.plus(HORIZON)) ? null : at.plus(left);
    }
}

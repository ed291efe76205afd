package org.bipota.smpp.submit;

import java.time.Duration;
import java.util.Optional;

/** When the next segment may go: by the rate, and by what the SMSC said of the ones before. Not thread safe. */
final class Pace {

    private final Pacer pacer;
    private final ThrottlePause pause;
    private final SafeRate safeRate;
    private long acceptedSegments;
    private long throttledAnswers;

    Pace(SubmitSettings settings) {
        pacer = new Pacer(settings.rate());
        pause = new ThrottlePause(settings.throttlePause(), settings.throttlePauseMax());
        safeRate = new SafeRate(settings.rate());
    }

    /** How long the next segment has to wait; 0 or less: it may go. */
    long waitNanos(long nowNanos) {
        return Math.max(pacer.waitNanos(nowNanos), pause.waitNanos(nowNanos));
    }

    void sent(long nowNanos) {
        pacer.sent(nowNanos);
    }

    /**
     * A segment was accepted.
     *
     * @return whether the configured rate is reached again
     */
    boolean accepted(long sentNanos, long nowNanos) {
        acceptedSegments++;
        pause.accepted(sentNanos);
        boolean recovered = safeRate.accepted(nowNanos);
        pacer.pace(safeRate.current());
        return recovered;
    }

    /**
     * The SMSC asked to slow down.
     *
     * @return the length of the pause that begins now, with a lower rate behind it; empty when this belongs to the pause before
     */
    Optional<Duration> throttled(long sentNanos, long nowNanos) {
        throttledAnswers++;
        Optional<Duration> begun = pause.throttled(sentNanos, nowNanos);
        if (begun.isPresent()) {
            safeRate.throttled(nowNanos);
            pacer.pace(safeRate.current());
        }
        return begun;
    }

    /** Segments per second now. */
    int rate() {
        return safeRate.current();
    }

    /** Since the start. */
    long acceptedSegments() {
        return acceptedSegments;
    }

    /** Since the start. */
    long throttledAnswers() {
        return throttledAnswers;
    }
}

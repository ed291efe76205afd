package org.bipota.protocol.cattp;

/**
 * The retransmission time-out of one connection: first as configured, then from the measured round trip (RFC 6298),
 * doubled after every time-out until the peer acknowledges something. Before the first time-out comes a probe (RFC 8985,
 * clause 7) after two round trips: it finds out soon about a loss that nothing sent later reveals, and is no try.
 */
final class RetransmissionTimer {

    private static final long FLOOR_NANOS = 500_000_000L;
    private static final long CEILING_NANOS = 30_000_000_000L;
    private static final long LEAST_MARGIN_NANOS = 50_000_000L;
    private static final int GAIN_OF_ROUND_TRIP = 8;
    private static final int GAIN_OF_VARIATION = 4;

    private final long firstNanos;
    private final int tries;
    private long smoothedNanos = -1;
    private long variationNanos;
    private int timeouts;
    private int backOff;
    private boolean armed;
    private boolean probing;
    private boolean probed;
    private long deadlineNanos;

    RetransmissionTimer(CatTpSettings settings) {
        this.firstNanos = settings.retransmit().toNanos();
        this.tries = settings.tries();
    }

    /** Takes a round trip of a PDU that was sent once (Karn's rule is the caller's). */
    void measured(long roundTripNanos) {
        long sample = Math.max(0, roundTripNanos);
        if (smoothedNanos < 0) {
            smoothedNanos = sample;
            variationNanos = sample / 2;
            return;
        }
        variationNanos += (Math.abs(smoothedNanos - sample) - variationNanos) / GAIN_OF_VARIATION;
        smoothedNanos += (sample - smoothedNanos) / GAIN_OF_ROUND_TRIP;
    }

    /** The smoothed round trip; 0 before the first measurement. */
    long roundTripNanos() {
        return Math.max(0, smoothedNanos);
    }

    void arm(long nowNanos) {
        arm(nowNanos, nowNanos);
    }

    /** @param sentNanos when the PDU was sent whose answer is awaited first; the probe counts from there */
    void arm(long nowNanos, long sentNanos) {
        armed = true;
        deadlineNanos = nowNanos + timeoutNanos();
        long margin = Math.max(smoothedNanos / 4, Math.min(smoothedNanos, GAIN_OF_VARIATION * variationNanos));
        long probeNanos = Math.max(nowNanos + LEAST_MARGIN_NANOS / 5, sentNanos + smoothedNanos + margin);
        probing = smoothedNanos >= 0 && !probed && probeNanos - deadlineNanos < 0;
        if (probing) {
            deadlineNanos = probeNanos;
        }
    }

    void disarm() {
        armed = false;
    }

    boolean isArmed() {
        return armed;
    }

    boolean isDue(long nowNanos) {
        return armed && nowNanos - deadlineNanos >= 0;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    /** Whether what is due is the probe: to be sent without counting a try. */
    boolean isProbe() {
        return probing;
    }

    /** The probe was sent; the next time-out is a whole one. */
    void probed() {
        probed = true;
    }

    /** The next time-out is twice as long, and no try. */
    void backOff() {
        probed = true;
        backOff++;
    }

    /** Counts a time-out; true when the PDU may be sent once more. */
    boolean mayTryAgain() {
        timeouts++;
        backOff++;
        return timeouts < tries;
    }

    /** The peer acknowledged something new: the count and the back-off start again. */
    void progress() {
        timeouts = 0;
        backOff = 0;
        probed = false;
    }

    /** The peer lives but takes nothing (window 0): the tries start again, the back-off stays. */
    void alive() {
        timeouts = 0;
    }

    /** How long the answer to a PDU is waited for, without back-off. */
    long patienceNanos() {
        return smoothedNanos < 0
                ? firstNanos
                : Math.max(Math.min(FLOOR_NANOS, firstNanos),
                        smoothedNanos + Math.max(LEAST_MARGIN_NANOS, GAIN_OF_VARIATION * variationNanos));
    }

    private long timeoutNanos() {
        long ceiling = Math.max(CEILING_NANOS, firstNanos);
        return Math.min(ceiling, patienceNanos() << Math.min(backOff, 16));
    }
}

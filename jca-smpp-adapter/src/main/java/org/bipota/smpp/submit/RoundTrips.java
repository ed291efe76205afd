package org.bipota.smpp.submit;

import java.time.Duration;

/** The smoothed time from a submit to its answer: each new one counts an eighth. Not thread safe. */
final class RoundTrips {

    private static final int GAIN_SHIFT = 3;

    private long smoothedNanos = -1;

    /** An answer came after {@code nanos}. */
    void add(long nanos) {
        smoothedNanos = smoothedNanos < 0 ? nanos : smoothedNanos + (nanos - smoothedNanos >> GAIN_SHIFT);
    }

    /** Null before the first answer. */
    Duration smoothed() {
        return smoothedNanos < 0 ? null : Duration.ofNanos(smoothedNanos);
    }
}

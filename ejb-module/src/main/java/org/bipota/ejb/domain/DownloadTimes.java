package org.bipota.ejb.domain;

import java.time.Duration;

/**
 * How long downloads wait.
 *
 * @param window for a channel after a delivered push, and for the answer to a packet delivered by SMS
 * @param answer for the answer to a packet on a channel
 * @param limit for the end, from the beginning on
 */
public record DownloadTimes(Duration window, Duration answer, Duration limit) {

    /** Checks the ranges. */
    public DownloadTimes {
        if (!positive(window) || !positive(answer) || !positive(limit)) {
            throw new IllegalArgumentException(
                    "window " + window + ", answer " + answer + ", limit " + limit + ": all must be positive");
        }
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}

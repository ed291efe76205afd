package org.bipota.ejb.domain;

/**
 * By what a download is routed.
 *
 * @param smsThreshold octets, 0 or more; only a content of fewer is small enough for SMS
 * @param pushAttempts pushes per download before it is given up on BIP, 1 or more; the wait after each is the check window
 * @param fallbackToSms whether a small content goes by SMS when its pushes led to no channel
 * @param window when the subscriber may be bothered, or null for always
 */
public record RoutingPolicy(int smsThreshold, int pushAttempts, boolean fallbackToSms, DailyWindow window) {

    /** Checks the ranges. */
    public RoutingPolicy {
        if (smsThreshold < 0 || pushAttempts < 1) {
            throw new IllegalArgumentException(
                    "threshold " + smsThreshold + ", push attempts " + pushAttempts + ": allowed are 0 and 1 or more");
        }
    }

    /** Whether a content of so many octets may go by SMS; one of exactly the threshold may not. */
    public boolean smallEnoughForSms(int contentOctets) {
        return contentOctets < smsThreshold;
    }
}

package org.bipota.simulator.population;

/**
 * The part of a campaign's policy that decides what becomes of each content.
 *
 * @param smsThreshold  octets; a content of fewer may go by SMS
 * @param pushAttempts  pushes before the server gives up on a channel, at least 1
 * @param fallbackToSms whether a small content goes by SMS then
 */
public record SendingPolicy(int smsThreshold, int pushAttempts, boolean fallbackToSms) {

    /** Checks the ranges. */
    public SendingPolicy {
        if (smsThreshold < 0 || pushAttempts < 1) {
            throw new IllegalArgumentException("SMS threshold " + smsThreshold + ", " + pushAttempts + " push attempts");
        }
    }

    boolean smallEnoughForSms(int octets) {
        return octets < smsThreshold;
    }
}

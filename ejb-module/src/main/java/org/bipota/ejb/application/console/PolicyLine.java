package org.bipota.ejb.application.console;

/**
 * The policy of one campaign.
 *
 * @param campaign the campaign's number
 * @param name its name
 * @param smsThreshold octets; a smaller content may go by SMS
 * @param pushAttempts pushes per download
 * @param fallbackToSms whether a small content goes by SMS when its pushes led to no channel
 * @param windowFrom when downloads begin to be released, each day, or null for always
 * @param windowTo when that ends, or null
 * @param zone of the window, or null
 * @param rate downloads released per second; 0 as many as the links carry
 * @param pilotPercent share that goes first; 0 none
 * @param stopAtFailurePercent pauses when a greater share failed; 100 never
 */
public record PolicyLine(long campaign, String name, int smsThreshold, int pushAttempts, boolean fallbackToSms, String windowFrom,
        String windowTo, String zone, int rate, int pilotPercent, int stopAtFailurePercent) {
}

package org.bipota.ejb.application.campaign;

/**
 * What a campaign decides for itself; null where the configuration decides.
 *
 * @param smsThreshold octets; a smaller content goes by SMS to a handset that is not capable
 * @param pushAttempts pushes per download
 * @param fallbackToSms whether a small content goes by SMS when its pushes led to no channel
 * @param rate downloads released per second at most; null for as many as the links carry
 * @param pilotPercent share of the targets that is released first and awaited; null for no pilot wave
 * @param stopAtFailurePercent the campaign pauses when a greater share failed; null never pauses
 */
public record CampaignPolicy(
        Integer smsThreshold,
        Integer pushAttempts,
        Boolean fallbackToSms,
        Integer rate,
        Integer pilotPercent,
        Integer stopAtFailurePercent) {
}

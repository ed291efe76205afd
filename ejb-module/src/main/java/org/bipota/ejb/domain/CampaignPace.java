package org.bipota.ejb.domain;

/**
 * How a campaign is spread over time.
 *
 * @param rate downloads released per second at most; 0 for as many as the links carry
 * @param pilotPercent share of the targets that is released first and awaited, 1 to 100; 0 for no pilot wave
 * @param stopAtFailurePercent the campaign pauses when a greater share of its downloads failed, 0 to 100; 100 never pauses
 * @param window when downloads are released, or null for always
 */
public record CampaignPace(int rate, int pilotPercent, int stopAtFailurePercent, DailyWindow window) {

    /** The number of downloads in the pilot wave of a campaign with {@code targets} downloads; 0 without a pilot wave. */
    public long pilotOf(long targets) {
        return (targets * pilotPercent + 99) / 100;
    }
}

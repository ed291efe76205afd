package org.bipota.bip.api;

import java.time.Instant;

/**
 * A capture of one channel's frames.
 *
 * @param channelId the channel
 * @param subscriber its MSISDN
 * @param since when it began
 * @param running whether it still takes frames; false once the channel has ended or a bound is reached
 * @param frames frames taken
 * @param octets their octets, IP and UDP or TCP headers included
 */
public record CaptureStatus(
        String channelId, String subscriber, Instant since, boolean running, int frames, long octets) {
}

package org.bipota.bip.api;

import java.time.Instant;

/**
 * A channel ended.
 *
 * @param channelId the channel
 * @param correlation from its {@link Admission}
 * @param normal whether it ended as wanted: closed by either side with "normal end"
 * @param reason in words
 * @param octetsSent octets of SDUs sent and acknowledged
 * @param octetsReceived octets of SDUs received
 * @param at when
 */
public record ChannelClosed(
        String channelId,
        String correlation,
        boolean normal,
        String reason,
        long octetsSent,
        long octetsReceived,
        Instant at) {
}

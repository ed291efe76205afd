package org.bipota.bip.api;

import java.time.Instant;

/**
 * A channel ended.
 *
 * @param channelId the channel
 * @param correlation from its {@link Admission}
 * @param normal whether it ended as wanted: closed by either side with "normal end"
 * @param stopped whether the server was stopping, so that the end says nothing about the peer
 * @param reason in words
 * @param octetsSent octets of SDUs sent and acknowledged
 * @param octetsReceived octets of SDUs received
 * @param at when
 */
public record ChannelClosed(
        String channelId,
        String correlation,
        boolean normal,
        boolean stopped,
        String reason,
        long octetsSent,
        long octetsReceived,
        Instant at) {
}

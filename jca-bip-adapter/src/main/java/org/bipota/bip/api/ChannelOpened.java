package org.bipota.bip.api;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.bipota.protocol.Octets;

/**
 * A peer completed the handshake.
 *
 * @param channelId the channel's id, unique for ever
 * @param correlation from its {@link Admission}
 * @param transport the transport
 * @param remote the peer's address
 * @param identification what it presented
 * @param maxSduOctets the largest SDU the peer takes; 0 when unlimited (TCP)
 * @param at when the handshake was complete
 */
public record ChannelOpened(
        String channelId,
        String correlation,
        BipTransport transport,
        InetSocketAddress remote,
        Octets identification,
        int maxSduOctets,
        Instant at) {
}

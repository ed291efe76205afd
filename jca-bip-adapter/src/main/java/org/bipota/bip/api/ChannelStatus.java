package org.bipota.bip.api;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * One channel as it is now.
 *
 * @param id the channel's id
 * @param transport the transport
 * @param subscriber from its {@link Admission}
 * @param remote the peer's address
 * @param state the state of its connection in the standard's words, such as {@code SYN_RCVD} or {@code OPEN}
 * @param openedAt when the first PDU came
 * @param octetsSent octets of SDUs sent
 * @param octetsReceived octets of SDUs received
 * @param retransmissions PDUs sent again
 */
public record ChannelStatus(
        String id,
        BipTransport transport,
        String subscriber,
        InetSocketAddress remote,
        String state,
        Instant openedAt,
        long octetsSent,
        long octetsReceived,
        long retransmissions) {
}

package org.bipota.ejb.application.read;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Locale;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.privacy.PersonalData;

/**
 * One open channel.
 *
 * @param id the channel's id
 * @param transport {@code udp} or {@code tcp}
 * @param msisdn the subscriber, or null before the channel is admitted
 * @param remote the peer, {@code address:port}, an IPv6 address in brackets
 * @param state the connection's state in the standard's words
 * @param openedAt when the first PDU came
 * @param octetsSent octets of SDUs sent
 * @param octetsReceived octets of SDUs received
 * @param retransmissions PDUs sent again
 */
public record ChannelView(
        String id,
        String transport,
        String msisdn,
        String remote,
        String state,
        Instant openedAt,
        long octetsSent,
        long octetsReceived,
        long retransmissions) implements PersonalData<ChannelView> {

    @Override
    public ChannelView shown(Disclosure disclosure) {
        return new ChannelView(id, transport, disclosure.of(msisdn), remote, state, openedAt, octetsSent, octetsReceived,
                retransmissions);
    }

    static ChannelView of(ChannelStatus channel) {
        return new ChannelView(channel.id(), channel.transport().name().toLowerCase(Locale.ROOT), channel.subscriber(),
                written(channel.remote()), channel.state(), channel.openedAt(), channel.octetsSent(),
                channel.octetsReceived(), channel.retransmissions());
    }

    private static String written(InetSocketAddress remote) {
        if (remote == null) {
            return null;
        }
        String host = remote.getAddress() == null ? remote.getHostString() : remote.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + remote.getPort();
    }
}

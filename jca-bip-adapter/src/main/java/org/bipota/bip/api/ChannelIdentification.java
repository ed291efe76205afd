package org.bipota.bip.api;

import java.net.InetSocketAddress;
import org.bipota.protocol.Octets;

/**
 * What a peer says of itself in its first PDU.
 *
 * @param transport the transport it came by
 * @param remote its address, which proves nothing
 * @param identification the identification data, 0 to 232 octets
 */
public record ChannelIdentification(BipTransport transport, InetSocketAddress remote, Octets identification) {
}

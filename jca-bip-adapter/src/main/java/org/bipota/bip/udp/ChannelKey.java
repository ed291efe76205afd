package org.bipota.bip.udp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.bipota.protocol.cattp.CatTpPdu;

/**
 * What makes a connection the same.
 *
 * @param remote the peer's address
 * @param remotePort its CAT_TP port
 * @param localPort our CAT_TP port
 */
record ChannelKey(InetSocketAddress remote, int remotePort, int localPort) {

    static ChannelKey of(InetSocketAddress remote, CatTpPdu pdu) {
        return new ChannelKey(remote, pdu.sourcePort(), pdu.destinationPort());
    }

    /** What is left of the key when the peer's NAT gives it another UDP port. */
    record Peer(InetAddress address, int remotePort, int localPort) {
    }

    Peer peer() {
        return new Peer(remote.getAddress(), remotePort, localPort);
    }
}

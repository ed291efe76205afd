package org.bipota.bip.udp;

import java.util.List;
import org.bipota.bip.channel.LoopScope;

/**
 * The handlers of all sockets of one UDP port, one on each event loop. The system spreads datagrams over the sockets by
 * both sides' addresses and ports, so that a peer behind a new NAT port may arrive at another socket; a channel belongs to
 * the loop that its peer's address and CAT_TP port say, which stay, and what arrives elsewhere is handed over.
 */
public final class CatTpPorts {

    private static final int SPREADING = 0x9E3779B1;

    private final List<CatTpPort> ports;

    /** A handler for each of these loops. */
    public CatTpPorts(List<LoopScope> loops) {
        this.ports = loops.stream().map(scope -> new CatTpPort(scope, this)).toList();
    }

    /** The handlers, in the order of their loops. */
    public List<CatTpPort> all() {
        return ports;
    }

    /** Whose channel it is. */
    CatTpPort owner(ChannelKey.Peer peer) {
        int spread = peer.hashCode() * SPREADING;
        return ports.get(Math.floorMod(spread >>> 16, ports.size()));
    }
}

package org.bipota.simulator.handset;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Where channels lead to. {@code source} says whose a channel is: handsets have addresses of their own where the machine can
 * give them some, and each keeps its own.
 */
interface BearerNetwork {

    /** A link that exchanges datagrams with {@code remote} only. */
    DataLink openUdp(InetSocketAddress remote, DataLink.Receiver receiver, long source) throws IOException;

    /** A connection to {@code remote}, once it stands; an exception when nobody listens there. */
    DataLink openTcp(InetSocketAddress remote, DataLink.Receiver receiver, long source) throws IOException;
}

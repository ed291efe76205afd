package org.bipota.simulator.handset;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Where channels lead to. */
interface BearerNetwork {

    /** A link that exchanges datagrams with {@code remote} only. */
    DataLink openUdp(InetSocketAddress remote, DataLink.Receiver receiver) throws IOException;

    /** A connection to {@code remote}, once it stands; an exception when nobody listens there. */
    DataLink openTcp(InetSocketAddress remote, DataLink.Receiver receiver) throws IOException;
}

package org.bipota.simulator.handset;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.bipota.protocol.Octets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A datagram link behind an address translation that forgets its binding: what is sent leaves from another source port
 * every so many datagrams, and what the server still sends to the former one is lost.
 */
final class RebindingLink implements DataLink {

    private static final Logger LOG = LoggerFactory.getLogger(RebindingLink.class);

    private final BearerNetwork bearers;
    private final InetSocketAddress remote;
    private final Receiver receiver;
    private final long source;
    private final int datagrams;
    private DataLink bound;
    private int sent;
    private boolean closed;

    /**
     * Opens the first socket.
     *
     * @param source    whose it is
     * @param datagrams how many leave from one port, at least 1
     */
    RebindingLink(BearerNetwork bearers, InetSocketAddress remote, Receiver receiver, long source, int datagrams)
            throws IOException {
        this.bearers = bearers;
        this.remote = remote;
        this.receiver = receiver;
        this.source = source;
        this.datagrams = datagrams;
        this.bound = bearers.openUdp(remote, receiver, source);
    }

    @Override
    public synchronized void send(Octets data) {
        if (closed) {
            return;
        }
        if (sent > 0 && sent % datagrams == 0) {
            rebind();
        }
        sent++;
        bound.send(data);
    }

    private void rebind() {
        try {
            DataLink next = bearers.openUdp(remote, receiver, source);
            bound.close();
            bound = next;
        } catch (IOException e) {
            LOG.warn("A channel keeps its source port: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        bound.close();
    }
}

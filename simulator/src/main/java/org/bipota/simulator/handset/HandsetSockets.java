package org.bipota.simulator.handset;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bipota.protocol.Octets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of all handsets, read by one thread. */
final class HandsetSockets implements BearerNetwork, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HandsetSockets.class);
    private static final int LONGEST_DATAGRAM = 65_535;
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private record Registration(SelectableChannel channel, SocketLink link) {
    }

    private final Selector selector;
    private final Queue<Registration> registrations = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_DATAGRAM);
    private final Thread reader;
    private volatile boolean closed;

    HandsetSockets() throws IOException {
        selector = Selector.open();
        reader = new Thread(this::read, "handset-sockets");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public DataLink openUdp(InetSocketAddress remote, DataLink.Receiver receiver) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.connect(remote);
            return register(channel, new SocketLink(channel, channel, receiver, false));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * A connection to {@code remote}. The answer to OPEN CHANNEL needs its outcome, so that this call waits for it;
     * an address that does not answer costs a pool thread up to a second.
     */
    @Override
    public DataLink openTcp(InetSocketAddress remote, DataLink.Receiver receiver) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(remote, CONNECT_TIMEOUT_MILLIS);
            return register(channel, new SocketLink(channel, channel, receiver, true));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private DataLink register(SelectableChannel channel, SocketLink link) throws IOException {
        channel.configureBlocking(false);
        registrations.add(new Registration(channel, link));
        selector.wakeup();
        return link;
    }

    private void read() {
        try {
            while (!closed) {
                selector.select();
                registerNew();
                selector.selectedKeys().forEach(this::read);
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.error("The handsets' sockets can no longer be read; no channel receives anything", e);
        }
    }

    private void registerNew() {
        for (Registration next = registrations.poll(); next != null; next = registrations.poll()) {
            try {
                next.channel().register(selector, SelectionKey.OP_READ, next.link());
            } catch (ClosedChannelException e) {
                LOG.debug("The channel was closed before it was read");
            }
        }
    }

    private void read(SelectionKey key) {
        SocketLink link = (SocketLink) key.attachment();
        try {
            boolean more = true;
            while (more) {
                buffer.clear();
                int octets = link.source().read(buffer);
                if (octets > 0) {
                    link.receiver().received(Octets.of(Arrays.copyOf(buffer.array(), octets)));
                }
                if (octets < 0) {
                    key.cancel();
                    link.receiver().dropped();
                }
                more = octets > 0;
            }
        } catch (CancelledKeyException e) {
            LOG.debug("The channel was closed meanwhile");
        } catch (IOException e) {
            if (link.stream()) {
                key.cancel();
                link.receiver().dropped();
            }
            // A datagram socket goes on: an unreachable port tells nothing about the next datagram.
            LOG.debug("Read: {}", e.toString());
        }
    }

    /** Closes every socket, a moment later. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}

package org.bipota.simulator.handset;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bipota.protocol.Octets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of all handsets, one for each channel, read by one thread with one selector and one buffer. */
final class HandsetSockets implements BearerNetwork, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HandsetSockets.class);
    private static final int LONGEST_DATAGRAM = 65_535;
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
    private static final byte LOOPBACK_NETWORK = 77;
    private static final int HOSTS = 200;
    private static final int LOOPBACK_ADDRESSES = 200 * HOSTS;

    private record Registration(SelectableChannel channel, SocketLink link) {
    }

    private final Selector selector;
    private final Queue<Registration> registrations = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_DATAGRAM);
    private final Thread reader;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile String fault;
    private volatile boolean closed;

    /** A socket that is counted until it is closed. */
    private final class OpenSocket implements Closeable {

        private final Closeable socket;
        private final AtomicBoolean counted = new AtomicBoolean(true);

        OpenSocket(Closeable socket) {
            this.socket = socket;
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
        }

        @Override
        public void close() throws IOException {
            if (counted.compareAndSet(true, false)) {
                open.decrementAndGet();
                socket.close();
                // The descriptor is given back only when the selector has let go of it.
                selector.wakeup();
            }
        }
    }

    HandsetSockets() throws IOException {
        selector = Selector.open();
        reader = new Thread(this::read, "handset-sockets");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public DataLink openUdp(InetSocketAddress remote, DataLink.Receiver receiver, long source) throws IOException {
        try {
            DatagramChannel channel = DatagramChannel.open();
            try {
                bind(channel, remote, source);
                channel.connect(remote);
                return register(channel, new SocketLink(new OpenSocket(channel), channel, receiver, false));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            // A datagram socket asks nobody: it is this machine that has none.
            fault = e.getMessage();
            LOG.warn("A channel got no socket ({}); ulimit -n says how many files and sockets there may be", e.getMessage());
            throw e;
        }
    }

    /**
     * A connection to {@code remote}. The answer to OPEN CHANNEL needs its outcome, so that this call waits for it;
     * an address that does not answer costs a pool thread up to a second.
     */
    @Override
    public DataLink openTcp(InetSocketAddress remote, DataLink.Receiver receiver, long source) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            bind(channel, remote, source);
            channel.socket().connect(remote, CONNECT_TIMEOUT_MILLIS);
            return register(channel, new SocketLink(new OpenSocket(channel), channel, receiver, true));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** On loopback a handset has an address of its own: a server must not see thousands of them behind a single one. */
    private static void bind(NetworkChannel channel, InetSocketAddress remote, long source) throws IOException {
        if (remote.getAddress() instanceof Inet4Address address && address.isLoopbackAddress()) {
            int own = (int) Math.floorMod(source, (long) LOOPBACK_ADDRESSES);
            byte[] octets = {127, LOOPBACK_NETWORK, (byte) (own / HOSTS), (byte) (1 + own % HOSTS)};
            try {
                channel.bind(new InetSocketAddress(InetAddress.getByAddress(octets), 0));
            } catch (SocketException e) {
                LOG.debug("This machine has one loopback address only: {}", e.getMessage());
            }
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

    /** The most sockets that were open at the same time. */
    int most() {
        return most.get();
    }

    /** Why there was no socket for a channel, when there was none. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** Closes every socket, a moment later. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}

package org.bipota.benchmarks.cattp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Between one card and a server: keeps each datagram for a time, and loses a share of them in each direction. */
final class SlowLink implements AutoCloseable {

    private static final long NAP_NANOS = 50_000;
    private static final long MILLI = 1_000_000;

    private record Datagram(long dueNanos, boolean toServer, ByteBuffer octets) {
    }

    private final long delayNanos;
    private final double loss;
    private final Random random;
    private final Selector selector = Selector.open();
    private final DatagramChannel front = open();
    private final DatagramChannel back = open();
    private final InetSocketAddress address;
    private final InetSocketAddress server;
    private final Queue<Datagram> travelling = new ArrayDeque<>();
    private final Thread thread = new Thread(this::carry, "slow-link");
    private InetSocketAddress card;
    private volatile boolean closing;

    /**
     * A link to a server.
     *
     * @param oneWay how long a datagram takes
     * @param loss the share that is lost, 0 to 1
     * @param seed decides which
     */
    SlowLink(InetSocketAddress server, Duration oneWay, double loss, long seed) throws IOException {
        this.server = server;
        this.delayNanos = oneWay.toNanos();
        this.loss = loss;
        this.random = new Random(seed);
        this.address = (InetSocketAddress) front.getLocalAddress();
        front.register(selector, SelectionKey.OP_READ);
        back.register(selector, SelectionKey.OP_READ);
        thread.setDaemon(true);
        thread.start();
    }

    private static DatagramChannel open() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.configureBlocking(false);
        return channel;
    }

    /** What the card is to take for the server. */
    InetSocketAddress address() {
        return address;
    }

    private void carry() {
        try (selector; front; back) {
            while (!closing) {
                take(front, true);
                take(back, false);
                long now = System.nanoTime();
                while (!travelling.isEmpty() && travelling.peek().dueNanos() - now <= 0) {
                    pass(travelling.remove());
                }
                rest(travelling.isEmpty() ? 10 * MILLI : travelling.peek().dueNanos() - now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(DatagramChannel from, boolean toServer) throws IOException {
        while (true) {
            ByteBuffer octets = ByteBuffer.allocate(2048);
            InetSocketAddress sender = (InetSocketAddress) from.receive(octets);
            if (sender == null) {
                return;
            }
            card = toServer ? sender : card;
            if (random.nextDouble() >= loss) {
                travelling.add(new Datagram(System.nanoTime() + delayNanos, toServer, octets.flip()));
            }
        }
    }

    private void pass(Datagram datagram) throws IOException {
        if (datagram.toServer()) {
            back.send(datagram.octets(), server);
        } else if (card != null) {
            front.send(datagram.octets(), card);
        }
    }

    /** Waits for the next datagram or that time; a selector alone is too coarse for the last two milliseconds. */
    private void rest(long nanos) throws IOException {
        if (nanos > 2 * MILLI) {
            selector.select(key -> { }, nanos / MILLI - 1);
        } else if (nanos > 0) {
            LockSupport.parkNanos(Math.min(nanos, NAP_NANOS));
        }
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        Threads.join(thread);
    }
}

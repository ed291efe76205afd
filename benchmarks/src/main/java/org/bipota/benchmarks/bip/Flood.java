package org.bipota.benchmarks.bip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** SYNs with tokens that nobody has, from many ports, at a steady rate, until it is closed. */
final class Flood implements AutoCloseable {

    private static final int SOCKETS = 16;
    private static final int PORTS = 60_000;
    private static final long STEP_NANOS = 1_000_000;

    private final DatagramSocket[] sockets = new DatagramSocket[SOCKETS];
    private final InetSocketAddress server;
    private final int perSecond;
    private final Thread thread = new Thread(this::send, "flood");
    private volatile long sent;
    private volatile boolean closing;

    Flood(InetSocketAddress server, int perSecond) throws IOException {
        this.server = server;
        this.perSecond = perSecond;
        for (int i = 0; i < SOCKETS; i++) {
            sockets[i] = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** How many SYNs were sent. */
    long sent() {
        return sent;
    }

    private void send() {
        long begin = System.nanoTime();
        while (!closing) {
            long due = (long) ((System.nanoTime() - begin) * (perSecond / 1e9));
            for (; sent < due && !closing; sent++) {
                byte[] syn = Handsets.syn(ThreadLocalRandom.current().nextInt(PORTS), Handsets.token()).toByteArray();
                try {
                    sockets[(int) (sent % SOCKETS)].send(new DatagramPacket(syn, syn.length, server));
                } catch (IOException e) {
                    throw new IllegalStateException("the flood dries up", e);
                }
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (DatagramSocket socket : sockets) {
            socket.close();
        }
    }
}

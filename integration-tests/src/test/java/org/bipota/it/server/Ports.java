package org.bipota.it.server;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback interface that were free a moment ago. They are below those that a system gives to outgoing connections,
 * so that none takes one while a server restarts, and no two servers of a run get the same.
 *
 * @param http console and API
 * @param management health and metrics
 * @param udp CAT_TP
 * @param tcp BIP over TCP
 */
public record Ports(int http, int management, int udp, int tcp) {

    private static final int LOWEST = 15_000;
    private static final int COUNT = 16_000;
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    /** Four ports that nothing listens on. */
    public static Ports free() {
        return new Ports(one(), one(), one(), one());
    }

    /** A port that nothing listens on. */
    public static int one() {
        for (int i = 0; i < COUNT; i++) {
            int port = LOWEST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port from " + LOWEST + " to " + (LOWEST + COUNT - 1) + " is free");
    }

    private static boolean isFree(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket stream = new ServerSocket(port, 1, loopback); DatagramSocket datagrams = new DatagramSocket(port, loopback)) {
            return stream.isBound() && datagrams.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether all four can be bound: no server is there any more. */
    public boolean areFree() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket first = new ServerSocket(http, 1, loopback);
                ServerSocket second = new ServerSocket(management, 1, loopback);
                ServerSocket third = new ServerSocket(tcp, 1, loopback);
                DatagramSocket fourth = new DatagramSocket(udp, loopback)) {
            return first.isBound() && second.isBound() && third.isBound() && fourth.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

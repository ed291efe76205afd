package org.bipota.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports of the loopback interface that were free a moment ago.
 *
 * @param http console and API
 * @param management health and metrics
 * @param udp CAT_TP
 * @param tcp BIP over TCP
 */
public record Ports(int http, int management, int udp, int tcp) {

    /** Four ports that nothing listens on. */
    public static Ports free() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket http = new ServerSocket(0, 1, loopback);
                ServerSocket management = new ServerSocket(0, 1, loopback);
                ServerSocket tcp = new ServerSocket(0, 1, loopback);
                DatagramSocket udp = new DatagramSocket(0, loopback)) {
            return new Ports(http.getLocalPort(), management.getLocalPort(), udp.getLocalPort(), tcp.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

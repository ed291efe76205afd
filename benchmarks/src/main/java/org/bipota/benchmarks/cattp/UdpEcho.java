package org.bipota.benchmarks.cattp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import org.bipota.protocol.cattp.CatTpPdu;

/** The bound: one thread that answers each datagram of a PDU's size by one of an acknowledgement's size. */
final class UdpEcho implements AutoCloseable {

    private final DatagramChannel socket = DatagramChannel.open();
    private final InetSocketAddress address;
    private final Thread thread = new Thread(this::answer, "udp-echo");

    UdpEcho() throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = (InetSocketAddress) socket.getLocalAddress();
        thread.setDaemon(true);
        thread.start();
    }

    private void answer() {
        ByteBuffer in = ByteBuffer.allocateDirect(2048);
        ByteBuffer out = ByteBuffer.allocateDirect(CatTpPdu.HEADER_OCTETS);
        try {
            while (true) {
                SocketAddress from = socket.receive(in.clear());
                socket.send(out.clear(), from);
            }
        } catch (AsynchronousCloseException e) {
            // closed: this is the end
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks again and again on the calling thread; returns how often it was answered. */
    long askUntil(long endNanos) throws IOException {
        try (DatagramSocket caller = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            caller.setSoTimeout(1_000);
            DatagramPacket question = new DatagramPacket(new byte[Sizes.PDU], Sizes.PDU, address);
            DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
            long asked = 0;
            for (; System.nanoTime() - endNanos < 0; asked++) {
                caller.send(question);
                answer.setLength(2048);
                caller.receive(answer);
            }
            return asked;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        Threads.join(thread);
    }
}

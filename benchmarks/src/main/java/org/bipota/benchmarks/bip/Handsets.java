package org.bipota.benchmarks.bip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cattp.Ack;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.Nul;
import org.bipota.protocol.cattp.Rst;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.cattp.SynAck;

/**
 * Many handsets behind one UDP socket, told apart by their CAT_TP ports: they complete the handshake, answer NULs, and keep
 * one number each.
 */
final class Handsets implements AutoCloseable {

    private static final int FIRST_PORT = 1_000;
    private static final int SEQUENCE = 100;
    private static final int WINDOW = 4;
    private static final int SIZE = 1_024;
    private static final int BUFFER = 4 << 20;
    private static final int CLOSED = 0;
    private static final int OPEN = 1;

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final IntConsumer opened;
    private final IntConsumer ended;
    private final AtomicIntegerArray states;
    private volatile long nuls;

    /**
     * Handsets that do nothing yet.
     *
     * @param opened is told the index of a handset whose channel is open
     * @param ended is told the index of a handset whose channel the server ended normally
     */
    Handsets(int count, InetSocketAddress server, IntConsumer opened, IntConsumer ended) throws IOException {
        this.server = server;
        this.opened = opened;
        this.ended = ended;
        this.states = new AtomicIntegerArray(count);
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setReceiveBufferSize(BUFFER);
        Thread reader = new Thread(this::read, "handsets");
        reader.setDaemon(true);
        reader.start();
    }

    static Octets token() {
        byte[] token = new byte[8];
        ThreadLocalRandom.current().nextBytes(token);
        return Octets.of(token);
    }

    static Octets syn(int index, Octets token) {
        return CatTpCodec.encode(new Syn(FIRST_PORT + index, AdapterUnderTest.CAT_TP_PORT, SEQUENCE, WINDOW, SIZE, SIZE, token));
    }

    /** Sends a handset's SYN, or sends it again. */
    void connect(int index, Octets token) throws IOException {
        send(syn(index, token));
    }

    boolean isOpen(int index) {
        return states.get(index) == OPEN;
    }

    /** How many NULs were answered. */
    long nuls() {
        return nuls;
    }

    private void read() {
        byte[] buffer = new byte[2048];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        while (!socket.isClosed()) {
            try {
                packet.setLength(buffer.length);
                socket.receive(packet);
                received(CatTpCodec.decode(Octets.of(buffer, 0, packet.getLength())));
            } catch (IOException | ProtocolException e) {
                if (!socket.isClosed()) {
                    throw new IllegalStateException("the server's datagram cannot be read", e);
                }
            }
        }
    }

    private void received(CatTpPdu pdu) throws IOException {
        int index = pdu.destinationPort() - FIRST_PORT;
        if (pdu instanceof SynAck) {
            acknowledge(pdu);
            if (states.getAndSet(index, OPEN) == CLOSED) {
                opened.accept(index);
            }
        } else if (pdu instanceof Nul) {
            nuls++;
            acknowledge(pdu);
        } else if (pdu instanceof Rst end && states.getAndSet(index, CLOSED) == OPEN && end.reasonCode() == 0) {
            ended.accept(index);
        }
    }

    private void acknowledge(CatTpPdu pdu) throws IOException {
        send(CatTpCodec.encode(new Ack(pdu.destinationPort(), pdu.sourcePort(), SEQUENCE + 1, pdu.sequence(), WINDOW)));
    }

    private void send(Octets datagram) throws IOException {
        socket.send(new DatagramPacket(datagram.toByteArray(), datagram.length(), server));
    }

    @Override
    public void close() {
        socket.close();
    }
}

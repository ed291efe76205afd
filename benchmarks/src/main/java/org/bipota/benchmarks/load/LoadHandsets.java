package org.bipota.benchmarks.load;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.util.function.IntConsumer;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cattp.Ack;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.Rst;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.cattp.SynAck;

/** Handsets behind one UDP socket, told apart by their CAT_TP ports: SYN, SYN ACK, ACK, and the server's RST. */
final class LoadHandsets implements AutoCloseable {

    /** As many as there are CAT_TP ports above the first. */
    static final int MOST = 60_000;

    private static final int FIRST_PORT = 1_000;
    private static final int SEQUENCE = 100;
    private static final int WINDOW = 4;
    private static final int SIZE = 1_024;
    private static final int BUFFER = 4 << 20;

    private final DatagramSocket socket;
    private final IntConsumer ended;

    /** @param ended is told the index of a handset whose channel the server ended normally */
    LoadHandsets(IntConsumer ended) throws IOException {
        this.ended = ended;
        socket = new DatagramSocket();
        socket.setReceiveBufferSize(BUFFER);
        Thread reader = new Thread(this::read, "handsets");
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends the SYN of handset {@code index}, or sends it again. */
    void connect(int index, PushTarget target) throws IOException {
        send(new Syn(FIRST_PORT + index, target.catTpPort(), SEQUENCE, WINDOW, SIZE, SIZE, target.identification()), target.server());
    }

    private void read() {
        byte[] buffer = new byte[2048];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        while (!socket.isClosed()) {
            try {
                packet.setLength(buffer.length);
                socket.receive(packet);
                received(CatTpCodec.decode(Octets.of(buffer, 0, packet.getLength())), packet.getSocketAddress());
            } catch (IOException | ProtocolException e) {
                if (!socket.isClosed()) {
                    throw new IllegalStateException("the server's datagram cannot be read", e);
                }
            }
        }
    }

    private void received(CatTpPdu pdu, SocketAddress server) throws IOException {
        if (pdu instanceof SynAck answer) {
            send(new Ack(answer.destinationPort(), answer.sourcePort(), SEQUENCE + 1, answer.sequence(), WINDOW), server);
        } else if (pdu instanceof Rst end && end.reasonCode() == 0) {
            ended.accept(end.destinationPort() - FIRST_PORT);
        }
    }

    private void send(CatTpPdu pdu, SocketAddress server) throws IOException {
        byte[] octets = CatTpCodec.encode(pdu).toByteArray();
        socket.send(new DatagramPacket(octets, octets.length, server));
    }

    @Override
    public void close() {
        socket.close();
    }
}

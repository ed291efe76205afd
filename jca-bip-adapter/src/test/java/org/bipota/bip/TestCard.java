package org.bipota.bip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpConnection;
import org.bipota.protocol.cattp.CatTpEffect;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.CatTpSettings;
import org.bipota.protocol.cattp.Rst;

/** A card's side over real UDP, on the calling thread. */
final class TestCard implements AutoCloseable {

    static final int CAT_TP_PORT = 9000;
    private static final CatTpSettings SETTINGS =
            new CatTpSettings(118, 4000, 5, Duration.ofMillis(100), 8, Duration.ofSeconds(20));

    DatagramSocket socket;
    final InetSocketAddress server;
    final List<CatTpPdu> received = new ArrayList<>();
    final List<Octets> delivered = new ArrayList<>();
    CatTpConnection connection;
    boolean opened;
    boolean closed;
    /** Which PDUs in either direction the link loses. */
    Predicate<CatTpPdu> lost = pdu -> false;

    TestCard(InetSocketAddress server) throws IOException {
        this(server, InetAddress.getLoopbackAddress());
    }

    TestCard(InetSocketAddress server, InetAddress local) throws IOException {
        this.server = server;
        this.socket = new DatagramSocket(0, local);
        socket.setSoTimeout(10);
    }

    TestCard connect(Octets identification) throws IOException {
        connection = CatTpConnection.connect(1025, CAT_TP_PORT, identification, SETTINGS, 4711, System.nanoTime());
        apply(connection.drain());
        return this;
    }

    TestCard open() throws IOException {
        connect(TestApplication.TOKEN);
        return until(() -> opened);
    }

    void send(Octets sdu) throws IOException {
        apply(connection.send(sdu, System.nanoTime()));
    }

    void transmit(CatTpPdu pdu) throws IOException {
        if (!lost.test(pdu)) {
            transmit(CatTpCodec.encode(pdu));
        }
    }

    void transmit(Octets datagram) throws IOException {
        socket.send(new DatagramPacket(datagram.toByteArray(), datagram.length(), server));
    }

    /** Lives on until something is so, 10 s at most. */
    TestCard until(BooleanSupplier condition) throws IOException {
        long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - limit > 0) {
                throw new AssertionError("not so after 10 s; received " + received);
            }
            live();
        }
        return this;
    }

    /** Lives on for a time. */
    TestCard lives(Duration time) throws IOException {
        long limit = System.nanoTime() + time.toNanos();
        return until(() -> System.nanoTime() - limit >= 0);
    }

    private void live() throws IOException {
        byte[] buffer = new byte[2000];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        try {
            socket.receive(packet);
            CatTpPdu pdu = CatTpCodec.decode(Octets.of(buffer, 0, packet.getLength()));
            if (!lost.test(pdu)) {
                received.add(pdu);
                if (connection != null) {
                    apply(connection.onPdu(pdu, System.nanoTime()));
                }
            }
        } catch (SocketTimeoutException e) {
            // nothing came; only time has passed
        } catch (ProtocolException e) {
            throw new AssertionError("the server sent what is no PDU", e);
        }
        if (connection != null) {
            apply(connection.onTimer(System.nanoTime()));
        }
    }

    private void apply(List<CatTpEffect> effects) throws IOException {
        for (CatTpEffect effect : effects) {
            if (effect instanceof CatTpEffect.Transmit transmit) {
                transmit(transmit.pdu());
            } else if (effect instanceof CatTpEffect.Deliver deliver) {
                delivered.add(deliver.sdu());
            } else if (effect instanceof CatTpEffect.Opened) {
                opened = true;
            } else if (effect instanceof CatTpEffect.Closed) {
                closed = true;
            }
        }
    }

    List<Integer> rstReasons() {
        return received.stream().filter(Rst.class::isInstance).map(pdu -> ((Rst) pdu).reasonCode()).toList();
    }

    /** What a NAT does to a silent card. */
    void getsAnotherPort() throws IOException {
        socket.close();
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(10);
    }

    @Override
    public void close() {
        socket.close();
    }
}

package org.bipota.it.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bipota.protocol.Octets;

/** A handset with a card behind it: one UDP socket towards the server, and the CAT_TP PDUs that the test says. */
public final class TestHandset implements AutoCloseable {

    private static final int CARD_PORT = 0x0451;
    private static final int TRIES = 10;
    private static final Duration RETRANSMIT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DatagramSocket socket;
    private final int catTpPort;
    private int sequence = 0x1234;
    private int sent;
    private int received;
    private Octets partial = Octets.EMPTY;
    private final Deque<Octets> sdus = new ArrayDeque<>();

    /** A socket towards {@code udpPort} of the loopback interface. */
    public TestHandset(int udpPort, int catTpPort) {
        this.catTpPort = catTpPort;
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), udpPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The handset that a push tells to connect. */
    public static TestHandset of(ReceivedPush push) {
        return new TestHandset(push.port(), push.catTpPort());
    }

    /** The SYN with {@code identification}; the same one each time. */
    public CatTpPdu syn(Octets identification) {
        return CatTpPdu.syn(CARD_PORT, catTpPort, sequence, identification);
    }

    /** A SYN of a new attempt: another sequence number. */
    public CatTpPdu newSyn(Octets identification) {
        sequence += 100;
        return syn(identification);
    }

    /** Sends one PDU. */
    public void send(CatTpPdu pdu) {
        sendOctets(pdu.encode());
    }

    /** Sends one datagram. */
    public void sendOctets(Octets datagram) {
        try {
            byte[] octets = datagram.toByteArray();
            socket.send(new DatagramPacket(octets, octets.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next PDU, or null when none comes in that time. */
    public CatTpPdu receive(Duration within) {
        byte[] buffer = new byte[2048];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        try {
            socket.setSoTimeout((int) within.toMillis());
            socket.receive(packet);
            return CatTpPdu.decode(Octets.of(buffer, 0, packet.getLength()));
        } catch (SocketTimeoutException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends {@code pdu}, again while nothing comes, until something does. */
    public CatTpPdu exchange(CatTpPdu pdu) {
        for (int i = 0; i < TRIES; i++) {
            send(pdu);
            CatTpPdu answer = receive(RETRANSMIT);
            if (answer != null) {
                return answer;
            }
        }
        throw new AssertionError("no answer to " + pdu);
    }

    /** Acknowledges a SYN ACK, which completes the handshake. */
    public void acknowledge(CatTpPdu synAck) {
        send(new CatTpPdu(CatTpPdu.ACK, CARD_PORT, catTpPort, sequence + 1, synAck.sequence(), 4, Octets.EMPTY, Octets.EMPTY));
    }

    /** SYN, SYN ACK, ACK. */
    public void open(Octets identification) {
        CatTpPdu synAck = exchange(syn(identification));
        if (!synAck.has(CatTpPdu.SYN | CatTpPdu.ACK) || synAck.acknowledgement() != sequence) {
            throw new AssertionError("no SYN ACK to the SYN: " + synAck);
        }
        acknowledge(synAck);
        sent = sequence;
        received = synAck.sequence();
    }

    /** The next SDU from the server, on an open channel. */
    public Octets receiveSdu() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (sdus.isEmpty() && System.nanoTime() < end) {
            take(receive(RETRANSMIT));
        }
        if (sdus.isEmpty()) {
            throw new AssertionError("no SDU");
        }
        return sdus.remove();
    }

    /** Sends an SDU of one PDU, again until the server has it. */
    public void sendSdu(Octets sdu) {
        sent = sent + 1 & 0xFFFF;
        for (int i = 0; i < TRIES; i++) {
            send(pdu(CatTpPdu.ACK, sent, Octets.EMPTY, sdu));
            CatTpPdu answer = receive(RETRANSMIT);
            take(answer);
            if (answer != null && answer.acknowledgement() == sent) {
                return;
            }
        }
        throw new AssertionError("no acknowledgement");
    }

    /** Ends the channel with RST, "normal end". */
    public void reset() {
        send(pdu(CatTpPdu.RST, sent + 1 & 0xFFFF, Octets.ofOctets(0), Octets.EMPTY));
    }

    private void take(CatTpPdu pdu) {
        boolean counts = pdu != null && (pdu.data().length() > 0 || pdu.has(CatTpPdu.NUL));
        if (counts && pdu.sequence() == (received + 1 & 0xFFFF)) {
            received = pdu.sequence();
            partial = partial.concat(pdu.data());
            if (!pdu.has(CatTpPdu.SEG) && partial.length() > 0) {
                sdus.add(partial);
                partial = Octets.EMPTY;
            }
        }
        if (counts) {
            send(pdu(CatTpPdu.ACK, sent + 1 & 0xFFFF, Octets.EMPTY, Octets.EMPTY));
        }
    }

    private CatTpPdu pdu(int flags, int number, Octets variable, Octets data) {
        return new CatTpPdu(flags, CARD_PORT, catTpPort, number, received, 4, variable, data);
    }

    /** The reason of the RST that ends the channel, waiting for it. */
    public int awaitReset() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            CatTpPdu pdu = receive(Duration.ofSeconds(1));
            if (pdu != null && pdu.has(CatTpPdu.RST)) {
                return pdu.variable().at(0);
            }
        }
        throw new AssertionError("no RST");
    }

    @Override
    public void close() {
        socket.close();
    }
}

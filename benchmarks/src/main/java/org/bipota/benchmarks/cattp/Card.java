package org.bipota.benchmarks.cattp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpConnection;
import org.bipota.protocol.cattp.CatTpEffect;
import org.bipota.protocol.cattp.CatTpState;
import org.bipota.protocol.cattp.RstReason;

/** The card's side of one channel at a time, on the calling thread and one socket. */
final class Card implements AutoCloseable {

    private static final int IDENTIFICATION_OCTETS = 8;
    private static final long LIMIT_NANOS = Duration.ofMinutes(2).toNanos();
    private static final int LONGEST_WAIT_MILLIS = 200;

    private final InetSocketAddress server;
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final DatagramPacket in = new DatagramPacket(new byte[2048], 2048);
    private CatTpConnection connection;
    private int delivered;

    Card(InetSocketAddress server) throws IOException {
        this.server = server;
    }

    /** Opens a channel, gets so many SDUs and ends it. What comes back is the nanoseconds from the first SDU's request on. */
    long download(int sdus) throws IOException {
        connect();
        long begin = System.nanoTime();
        while (delivered < sdus) {
            live(begin);
        }
        long took = System.nanoTime() - begin;
        apply(connection.abort(RstReason.NORMAL_END, System.nanoTime()));
        return took;
    }

    /** Opens a channel, sends one small SDU, and waits for the server to end it. */
    void session() throws IOException {
        connect();
        apply(connection.send(Sizes.SMALL, System.nanoTime()));
        long begin = System.nanoTime();
        while (connection.state() == CatTpState.OPEN) {
            live(begin);
        }
    }

    private void connect() throws IOException {
        delivered = 0;
        long begin = System.nanoTime();
        byte[] identification = new byte[IDENTIFICATION_OCTETS];
        ThreadLocalRandom.current().nextBytes(identification);
        connection = CatTpConnection.connect(1025, Sizes.CAT_TP_PORT, Octets.of(identification), Sizes.SETTINGS,
                ThreadLocalRandom.current().nextInt(0x10000), begin);
        apply(connection.drain());
        while (connection.state() == CatTpState.SYN_SENT) {
            live(begin);
        }
    }

    private void live(long begin) throws IOException {
        long now = System.nanoTime();
        if (now - begin > LIMIT_NANOS || connection.state() == CatTpState.CLOSED) {
            throw new IllegalStateException("state " + connection.state() + " after " + delivered + " SDUs");
        }
        long wait = (connection.deadlineNanos() - now) / 1_000_000 + 1;
        socket.setSoTimeout((int) Math.max(1, Math.min(LONGEST_WAIT_MILLIS, wait)));
        try {
            in.setLength(in.getData().length);
            socket.receive(in);
            apply(connection.onPdu(CatTpCodec.decode(Octets.of(in.getData(), 0, in.getLength())), System.nanoTime()));
        } catch (SocketTimeoutException e) {
            // only time has passed
            apply(connection.onTimer(System.nanoTime()));
        } catch (ProtocolException e) {
            throw new IOException("the server sent what is no PDU", e);
        }
    }

    private void apply(List<CatTpEffect> effects) throws IOException {
        for (CatTpEffect effect : effects) {
            if (effect instanceof CatTpEffect.Transmit transmit) {
                byte[] datagram = CatTpCodec.encode(transmit.pdu()).toByteArray();
                socket.send(new DatagramPacket(datagram, datagram.length, server));
            } else if (effect instanceof CatTpEffect.Deliver) {
                delivered++;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}

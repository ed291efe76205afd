package org.bipota.simulator.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpConnection;
import org.bipota.protocol.cattp.CatTpEffect;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.CatTpSettings;
import org.bipota.protocol.cattp.CatTpState;
import org.bipota.protocol.cattp.RstReason;
import org.bipota.protocol.cattp.Syn;

/** CAT_TP over a UDP socket, enough for one proof a connection: opened, reported, reset. */
final class TrialChannels implements AutoCloseable {

    private record Key(SocketAddress remote, int port) {
    }

    private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Map<Key, CatTpConnection> connections = new HashMap<>();
    private final Map<Key, Octets> identifications = new HashMap<>();
    private final Set<Octets> admitted = ConcurrentHashMap.newKeySet();
    private final CatTpSettings settings =
            new CatTpSettings(1024, 1024, 4, Duration.ofMillis(300), 5, Duration.ofSeconds(60));
    private final Consumer<Octets> proved;

    TrialChannels(Consumer<Octets> proved) throws IOException {
        this.proved = proved;
        socket.setSoTimeout(50);
        Thread thread = new Thread(this::serve, "trial-channels");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    void admit(Octets identification) {
        admitted.add(identification);
    }

    private void serve() {
        byte[] buffer = new byte[2048];
        try {
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(packet);
                    received(packet.getSocketAddress(),
                            CatTpCodec.decode(Octets.of(Arrays.copyOf(buffer, packet.getLength()))));
                } catch (SocketTimeoutException e) {
                    // Nothing came: only the timers are due.
                } catch (ProtocolException e) {
                    // Spoilt on its way; the handset sends it again.
                }
                timers();
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void received(SocketAddress remote, CatTpPdu pdu) throws IOException {
        long now = System.nanoTime();
        Key key = new Key(remote, pdu.sourcePort());
        CatTpConnection connection = connections.get(key);
        if (pdu instanceof Syn syn && connection == null && admitted.contains(syn.identification())) {
            connection = CatTpConnection.accept(syn, settings, 1, now);
            connections.put(key, connection);
            identifications.put(key, syn.identification());
            perform(key, connection.drain());
        } else if (connection != null) {
            perform(key, connection.onPdu(pdu, now));
        }
    }

    private void timers() throws IOException {
        for (Key key : List.copyOf(connections.keySet())) {
            CatTpConnection connection = connections.get(key);
            if (connection.deadlineNanos() - System.nanoTime() <= 0) {
                perform(key, connection.onTimer(System.nanoTime()));
            }
            if (connection.state() == CatTpState.CLOSED) {
                connections.remove(key);
            }
        }
    }

    private void perform(Key key, List<CatTpEffect> effects) throws IOException {
        for (CatTpEffect effect : effects) {
            if (effect instanceof CatTpEffect.Transmit transmit) {
                byte[] octets = CatTpCodec.encode(transmit.pdu()).toByteArray();
                socket.send(new DatagramPacket(octets, octets.length, key.remote()));
            } else if (effect instanceof CatTpEffect.Opened) {
                proved.accept(identifications.get(key));
                perform(key, connections.get(key).abort(RstReason.NORMAL_END, System.nanoTime()));
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}

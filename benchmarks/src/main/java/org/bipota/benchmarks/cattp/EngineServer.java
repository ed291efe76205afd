package org.bipota.benchmarks.cattp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpConnection;
import org.bipota.protocol.cattp.CatTpEffect;
import org.bipota.protocol.cattp.CatTpListener;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.CatTpState;
import org.bipota.protocol.cattp.Syn;

/** The bare engine: one thread, one socket, everybody admitted. */
final class EngineServer implements CatTpServer {

    private static final long TIMER_MILLIS = 1;

    private static final class Card {
        final CatTpConnection connection;
        int left;

        Card(CatTpConnection connection, int left) {
            this.connection = connection;
            this.left = left;
        }
    }

    private final int sdus;
    private final CatTpListener listener = new CatTpListener(Sizes.CAT_TP_PORT);
    private final Map<InetSocketAddress, Card> cards = new HashMap<>();
    private final Selector selector = Selector.open();
    private final DatagramChannel socket = DatagramChannel.open();
    private final InetSocketAddress address;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer out = ByteBuffer.allocateDirect(2048);
    private final Thread thread = new Thread(this::serve, "cat-tp-engine");
    private long timersNanos;
    private int nextSequence;
    private volatile boolean closing;

    private EngineServer(int sdus) throws IOException {
        this.sdus = sdus;
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.configureBlocking(false);
        socket.register(selector, SelectionKey.OP_READ);
        address = (InetSocketAddress) socket.getLocalAddress();
    }

    static CatTpServer start(int sdus) throws IOException {
        EngineServer server = new EngineServer(sdus);
        server.thread.setDaemon(true);
        server.thread.start();
        return server;
    }

    private void serve() {
        try (selector; socket) {
            while (!closing) {
                InetSocketAddress from = (InetSocketAddress) socket.receive(buffer.clear());
                if (from == null) {
                    selector.select(key -> { }, TIMER_MILLIS);
                } else {
                    byte[] bytes = new byte[buffer.flip().remaining()];
                    buffer.get(bytes);
                    onPdu(from, CatTpCodec.decode(Octets.of(bytes)));
                }
                timers(System.nanoTime());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProtocolException e) {
            throw new IllegalStateException("only our own cards send here", e);
        }
    }

    private void onPdu(InetSocketAddress from, CatTpPdu pdu) throws IOException {
        Card card = cards.get(from);
        boolean anew = pdu instanceof Syn syn && (card == null || !card.connection.isRepeated(syn));
        if (anew && listener.onPdu(pdu) instanceof CatTpListener.Outcome.Ask ask) {
            card = new Card(CatTpConnection.accept(ask.syn(), Sizes.SETTINGS, nextSequence++ & 0xFFFF, System.nanoTime()),
                    sdus);
            cards.put(from, card);
            apply(from, card, card.connection.drain());
        } else if (card != null) {
            apply(from, card, card.connection.onPdu(pdu, System.nanoTime()));
        }
    }

    private void apply(InetSocketAddress to, Card card, List<CatTpEffect> effects) throws IOException {
        for (CatTpEffect effect : effects) {
            if (effect instanceof CatTpEffect.Transmit transmit) {
                socket.send(out.clear().put(CatTpCodec.encode(transmit.pdu()).toByteArray()).flip(), to);
            } else if (effect instanceof CatTpEffect.Deliver) {
                apply(to, card, card.connection.close(System.nanoTime()));
            }
        }
        while (card.left > 0 && card.connection.accepts(Sizes.FULL)) {
            card.left--;
            apply(to, card, card.connection.send(Sizes.FULL, System.nanoTime()));
        }
    }

    private void timers(long now) throws IOException {
        if (now - timersNanos < TIMER_MILLIS * 1_000_000) {
            return;
        }
        timersNanos = now;
        for (Iterator<Map.Entry<InetSocketAddress, Card>> all = cards.entrySet().iterator(); all.hasNext();) {
            Map.Entry<InetSocketAddress, Card> each = all.next();
            CatTpConnection connection = each.getValue().connection;
            if (connection.deadlineNanos() - now <= 0) {
                apply(each.getKey(), each.getValue(), connection.onTimer(now));
            }
            if (connection.state() == CatTpState.CLOSED) {
                all.remove();
            }
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        closing = true;
        Threads.join(thread);
    }
}

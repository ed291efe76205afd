package org.bipota.protocol.cattp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.Octets;

/** A connection with a log of what it wanted done. */
final class TestPeer implements Station {

    static final CatTpSettings SETTINGS = new CatTpSettings(118, 2000, 5, Duration.ofSeconds(2), 4, Duration.ofSeconds(60));
    static final Octets TOKEN = Octets.ofHex("0102030405060708");

    final CatTpConnection connection;
    final List<CatTpPdu> sent = new ArrayList<>();
    final List<Octets> delivered = new ArrayList<>();
    final List<CatTpState> states = new ArrayList<>();
    int opened;
    final List<CatTpEffect.Closed> closed = new ArrayList<>();

    TestPeer(CatTpConnection connection) {
        this.connection = connection;
        apply(connection.drain());
    }

    static TestPeer client(int initialSequence) {
        return new TestPeer(CatTpConnection.connect(1025, 9000, TOKEN, SETTINGS, initialSequence, 0));
    }

    static TestPeer server(int clientSequence, int initialSequence) {
        return new TestPeer(CatTpConnection.accept(new Syn(1025, 9000, clientSequence, 5, 118, 2000, TOKEN), SETTINGS,
                initialSequence, 0));
    }

    /** A server whose handshake with a peer of initial number 100 is complete; its own is 500. */
    static TestPeer openServer() {
        TestPeer server = server(100, 500);
        server.on(new Ack(1025, 9000, 101, 500, 5), 0);
        return server.forget();
    }

    TestPeer forget() {
        sent.clear();
        return this;
    }

    @Override
    public List<CatTpPdu> on(CatTpPdu pdu, long nowNanos) {
        return apply(connection.onPdu(pdu, nowNanos));
    }

    @Override
    public List<CatTpPdu> timer(long nowNanos) {
        return apply(connection.onTimer(nowNanos));
    }

    @Override
    public long deadlineNanos() {
        return connection.deadlineNanos();
    }

    List<CatTpPdu> send(Octets sdu, long nowNanos) {
        return apply(connection.send(sdu, nowNanos));
    }

    List<CatTpPdu> apply(List<CatTpEffect> effects) {
        List<CatTpPdu> now = new ArrayList<>();
        for (CatTpEffect effect : effects) {
            if (effect instanceof CatTpEffect.Transmit transmit) {
                now.add(transmit.pdu());
            } else if (effect instanceof CatTpEffect.Deliver deliver) {
                delivered.add(deliver.sdu());
            } else if (effect instanceof CatTpEffect.Opened) {
                opened++;
            } else if (effect instanceof CatTpEffect.Closed end) {
                closed.add(end);
            } else if (effect instanceof CatTpEffect.Changed changed) {
                states.add(changed.to());
            }
        }
        sent.addAll(now);
        return now;
    }
}

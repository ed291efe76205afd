package org.bipota.protocol.cattp;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.Octets;

/** A listening port that admits everybody, and its one connection. */
final class TestServer implements Station {

    private final CatTpListener listener = new CatTpListener(9000);
    private final CatTpSettings settings;
    private final int initialSequence;
    private final List<TestPeer> earlier = new ArrayList<>();
    private TestPeer peer;

    TestServer(CatTpSettings settings, int initialSequence) {
        this.settings = settings;
        this.initialSequence = initialSequence;
    }

    /** The present connection, or the last one; null before the first. */
    TestPeer peer() {
        return peer;
    }

    /** Connections that a new one followed. */
    List<TestPeer> earlier() {
        return earlier;
    }

    boolean accepts(Octets sdu) {
        return peer != null && peer.connection.accepts(sdu);
    }

    @Override
    public List<CatTpPdu> on(CatTpPdu pdu, long nowNanos) {
        boolean anew = pdu instanceof Syn syn && peer != null && peer.connection.state() != CatTpState.OPEN
                && !peer.connection.isRepeated(syn);
        if (peer != null && !anew && peer.connection.state() != CatTpState.CLOSED) {
            return peer.on(pdu, nowNanos);
        }
        CatTpListener.Outcome outcome = listener.onPdu(pdu);
        if (outcome instanceof CatTpListener.Outcome.Ask ask) {
            if (peer != null) {
                earlier.add(peer);
            }
            peer = new TestPeer(CatTpConnection.accept(ask.syn(), settings, initialSequence, nowNanos));
            return List.copyOf(peer.sent);
        }
        return outcome instanceof CatTpListener.Outcome.Refuse refuse ? List.of(refuse.rst()) : List.of();
    }

    @Override
    public List<CatTpPdu> timer(long nowNanos) {
        return peer.timer(nowNanos);
    }

    @Override
    public long deadlineNanos() {
        return peer == null ? CatTpConnection.NO_DEADLINE : peer.deadlineNanos();
    }
}

package org.bipota.protocol.cattp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import org.bipota.protocol.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every state with every event; LISTEN is in {@link CatTpListenerTest}. Our port is 9000, the peer's 1025; our initial
 * number 500, the peer's 100.
 */
class CatTpStatesTest {

    private static final long LATE = 50_000_000_000_000L;
    private static final Octets SDU = Octets.ofHex("AA");

    private enum Event {
        SAME_SYN((peer, now) -> peer.on(new Syn(1025, 9000, 100, 5, 118, 2000, TestPeer.TOKEN), now)),
        OTHER_SYN((peer, now) -> peer.on(new Syn(1025, 9000, 900, 5, 118, 2000, TestPeer.TOKEN), now)),
        FOREIGN_SYN((peer, now) -> peer.on(new Syn(1025, 9000, 900, 5, 118, 2000, Octets.ofHex("FF")), now)),
        SYN_ACK((peer, now) -> peer.on(new SynAck(1025, 9000, 100, 500, 5, 118, 2000, Octets.EMPTY), now)),
        WRONG_SYN_ACK((peer, now) -> peer.on(new SynAck(1025, 9000, 100, 700, 5, 118, 2000, Octets.EMPTY), now)),
        ACK((peer, now) -> peer.on(new Ack(1025, 9000, 101, 500, 5), now)),
        WRONG_ACK((peer, now) -> peer.on(new Ack(1025, 9000, 101, 700, 5), now)),
        DATA((peer, now) -> peer.on(new Data(1025, 9000, 101, 500, 5, false, SDU), now)),
        EACK((peer, now) -> peer.on(new Eack(1025, 9000, 101, 500, 5, List.of(502), false, Octets.EMPTY), now)),
        NUL((peer, now) -> peer.on(new Nul(1025, 9000, 101, 500, 5), now)),
        RST((peer, now) -> peer.on(new Rst(1025, 9000, 101, true, 500, RstReason.NORMAL_END), now)),
        WRONG_RST((peer, now) -> peer.on(new Rst(1025, 9000, 40_000, true, 40_000, RstReason.NORMAL_END), now)),
        UNACCEPTABLE((peer, now) -> peer.on(
                new Unacceptable(1025, 9000, 101, true, 500, 5, RstReason.UNEXPECTED_PDU), now)),
        EARLY_TIMER((peer, now) -> peer.timer(now)),
        LATE_TIMER((peer, now) -> peer.timer(LATE)),
        CLOSE((peer, now) -> peer.apply(peer.connection.close(now))),
        ABORT((peer, now) -> peer.apply(peer.connection.abort(RstReason.TEMPORARILY_UNABLE, now)));

        private final BiFunction<TestPeer, Long, List<CatTpPdu>> happens;

        Event(BiFunction<TestPeer, Long, List<CatTpPdu>> happens) {
            this.happens = happens;
        }
    }

    private static TestPeer in(CatTpState state) {
        TestPeer peer = switch (state) {
            case SYN_SENT -> new TestPeer(CatTpConnection.connect(9000, 1025, TestPeer.TOKEN, TestPeer.SETTINGS, 500, 0));
            case SYN_RCVD -> TestPeer.server(100, 500);
            case OPEN -> TestPeer.openServer();
            case CLOSE_WAIT -> {
                TestPeer open = TestPeer.openServer();
                open.apply(open.connection.close(0));
                yield open;
            }
            case CLOSED -> {
                TestPeer halfOpen = TestPeer.server(100, 500);
                halfOpen.apply(halfOpen.connection.abort(RstReason.NORMAL_END, 0));
                yield halfOpen;
            }
            case LISTEN -> throw new IllegalArgumentException("see CatTpListenerTest");
        };
        assertThat(peer.connection.state()).isEqualTo(state);
        return peer.forget();
    }

    @ParameterizedTest
    @CsvSource({
        // state, event, next state, what is sent
        "SYN_SENT, FOREIGN_SYN, SYN_SENT, -",
        "SYN_SENT, SAME_SYN, SYN_SENT, -", "SYN_SENT, OTHER_SYN, SYN_SENT, -", "SYN_SENT, SYN_ACK, OPEN, Ack",
        "SYN_SENT, WRONG_SYN_ACK, SYN_SENT, Rst4", "SYN_SENT, ACK, SYN_SENT, -", "SYN_SENT, WRONG_ACK, SYN_SENT, Rst4",
        "SYN_SENT, DATA, SYN_SENT, -", "SYN_SENT, EACK, SYN_SENT, -", "SYN_SENT, NUL, SYN_SENT, -",
        "SYN_SENT, RST, CLOSED, -", "SYN_SENT, WRONG_RST, SYN_SENT, -", "SYN_SENT, UNACCEPTABLE, CLOSED, Rst4",
        "SYN_SENT, EARLY_TIMER, SYN_SENT, -", "SYN_SENT, LATE_TIMER, SYN_SENT, Syn", "SYN_SENT, CLOSE, CLOSED, Rst0",
        "SYN_SENT, ABORT, CLOSED, Rst2",

        "SYN_RCVD, FOREIGN_SYN, SYN_RCVD, -",
        "SYN_RCVD, SAME_SYN, SYN_RCVD, SynAck", "SYN_RCVD, OTHER_SYN, SYN_RCVD, -", "SYN_RCVD, SYN_ACK, SYN_RCVD, -",
        "SYN_RCVD, WRONG_SYN_ACK, SYN_RCVD, -", "SYN_RCVD, ACK, OPEN, -", "SYN_RCVD, WRONG_ACK, SYN_RCVD, -",
        "SYN_RCVD, DATA, OPEN, Ack", "SYN_RCVD, EACK, OPEN, -", "SYN_RCVD, NUL, OPEN, Ack", "SYN_RCVD, RST, CLOSED, -",
        "SYN_RCVD, WRONG_RST, SYN_RCVD, -", "SYN_RCVD, UNACCEPTABLE, CLOSED, Rst4",
        "SYN_RCVD, EARLY_TIMER, SYN_RCVD, -", "SYN_RCVD, LATE_TIMER, SYN_RCVD, SynAck", "SYN_RCVD, CLOSE, CLOSED, Rst0",
        "SYN_RCVD, ABORT, CLOSED, Rst2",

        "OPEN, FOREIGN_SYN, OPEN, Nul",
        "OPEN, SAME_SYN, OPEN, SynAck", "OPEN, OTHER_SYN, CLOSE_WAIT, Rst4", "OPEN, SYN_ACK, OPEN, -",
        "OPEN, WRONG_SYN_ACK, OPEN, -", "OPEN, ACK, OPEN, -", "OPEN, WRONG_ACK, OPEN, -", "OPEN, DATA, OPEN, Ack",
        "OPEN, EACK, OPEN, -", "OPEN, NUL, OPEN, Ack", "OPEN, RST, CLOSE_WAIT, -", "OPEN, WRONG_RST, OPEN, -",
        "OPEN, UNACCEPTABLE, CLOSE_WAIT, Rst4", "OPEN, EARLY_TIMER, OPEN, -", "OPEN, LATE_TIMER, CLOSE_WAIT, Rst0",
        "OPEN, CLOSE, CLOSE_WAIT, Rst0", "OPEN, ABORT, CLOSE_WAIT, Rst2",

        "CLOSE_WAIT, FOREIGN_SYN, CLOSE_WAIT, -",
        "CLOSE_WAIT, SAME_SYN, CLOSE_WAIT, -", "CLOSE_WAIT, OTHER_SYN, CLOSE_WAIT, -", "CLOSE_WAIT, SYN_ACK, CLOSE_WAIT, -",
        "CLOSE_WAIT, WRONG_SYN_ACK, CLOSE_WAIT, -", "CLOSE_WAIT, ACK, CLOSE_WAIT, -", "CLOSE_WAIT, WRONG_ACK, CLOSE_WAIT, -",
        "CLOSE_WAIT, DATA, CLOSE_WAIT, -", "CLOSE_WAIT, EACK, CLOSE_WAIT, -", "CLOSE_WAIT, NUL, CLOSE_WAIT, -",
        "CLOSE_WAIT, RST, CLOSE_WAIT, -", "CLOSE_WAIT, WRONG_RST, CLOSE_WAIT, -", "CLOSE_WAIT, UNACCEPTABLE, CLOSE_WAIT, -",
        "CLOSE_WAIT, EARLY_TIMER, CLOSE_WAIT, -", "CLOSE_WAIT, LATE_TIMER, CLOSED, -", "CLOSE_WAIT, CLOSE, CLOSE_WAIT, -",
        "CLOSE_WAIT, ABORT, CLOSE_WAIT, -",

        "CLOSED, FOREIGN_SYN, CLOSED, -",
        "CLOSED, SAME_SYN, CLOSED, -", "CLOSED, OTHER_SYN, CLOSED, -", "CLOSED, SYN_ACK, CLOSED, -",
        "CLOSED, WRONG_SYN_ACK, CLOSED, -", "CLOSED, ACK, CLOSED, -", "CLOSED, WRONG_ACK, CLOSED, -",
        "CLOSED, DATA, CLOSED, -", "CLOSED, EACK, CLOSED, -", "CLOSED, NUL, CLOSED, -", "CLOSED, RST, CLOSED, -",
        "CLOSED, WRONG_RST, CLOSED, -", "CLOSED, UNACCEPTABLE, CLOSED, -", "CLOSED, EARLY_TIMER, CLOSED, -",
        "CLOSED, LATE_TIMER, CLOSED, -", "CLOSED, CLOSE, CLOSED, -", "CLOSED, ABORT, CLOSED, -",
    })
    void everyEventInEveryStateDoesWhatTheTableSays(CatTpState state, Event event, CatTpState next, String sent) {
        TestPeer peer = in(state);
        does(peer, event, next, sent);
    }

    @ParameterizedTest
    @CsvSource({
        "SAME_SYN, OPEN, Nul", "OTHER_SYN, OPEN, Nul", "FOREIGN_SYN, OPEN, Nul", "SYN_ACK, OPEN, Ack",
        "WRONG_SYN_ACK, OPEN, -", "ACK, OPEN, -", "WRONG_ACK, OPEN, -", "DATA, OPEN, Ack", "EACK, OPEN, -",
        "NUL, OPEN, Ack", "RST, CLOSE_WAIT, -", "WRONG_RST, OPEN, -", "UNACCEPTABLE, CLOSE_WAIT, Rst4",
        "EARLY_TIMER, OPEN, -", "LATE_TIMER, CLOSE_WAIT, Rst0", "CLOSE, CLOSE_WAIT, Rst0", "ABORT, CLOSE_WAIT, Rst2",
    })
    void everyEventInTheClientsOpenStateDoesWhatTheTableSays(Event event, CatTpState next, String sent) {
        TestPeer client = in(CatTpState.SYN_SENT);
        Event.SYN_ACK.happens.apply(client, 0L);
        assertThat(client.connection.state()).isEqualTo(CatTpState.OPEN);
        does(client.forget(), event, next, sent);
    }

    private static void does(TestPeer peer, Event event, CatTpState next, String sent) {
        CatTpState state = peer.connection.state();
        int ends = peer.closed.size();
        List<CatTpPdu> answers = event.happens.apply(peer, 1L);

        assertThat(peer.connection.state()).isEqualTo(next);
        assertThat(answers).extracting(CatTpStatesTest::shortly).containsExactly(
                sent.equals("-") ? new String[0] : new String[] {sent});
        boolean wasAlive = state == CatTpState.SYN_SENT || state == CatTpState.SYN_RCVD || state == CatTpState.OPEN;
        boolean isOver = next == CatTpState.CLOSED || next == CatTpState.CLOSE_WAIT;
        assertThat(peer.closed).hasSize(ends + (wasAlive && isOver ? 1 : 0));
    }

    private static String shortly(CatTpPdu pdu) {
        return pdu instanceof Rst rst ? "Rst" + rst.reasonCode() : pdu.getClass().getSimpleName();
    }
}

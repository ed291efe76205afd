package org.bipota.protocol.cattp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cattp.CatTpListener.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatTpListenerTest {

    private final CatTpListener listener = new CatTpListener(9000);

    @Test
    void aGoodSynIsAQuestionToTheApplication() {
        Syn syn = new Syn(1025, 9000, 7, 5, 1400, 512, TestPeer.TOKEN);
        assertThat(listener.onPdu(syn)).isEqualTo(new Outcome.Ask(syn));
    }

    @Test
    void aSynToAnotherPortIsRefusedAndItsNumberAcknowledged() {
        assertThat(listener.onPdu(new Syn(1025, 9001, 7, 5, 1400, 512, TestPeer.TOKEN)))
                .isEqualTo(new Outcome.Refuse(new Rst(9001, 1025, 0, true, 7, RstReason.PORT_NOT_AVAILABLE)));
    }

    @Test
    void aSynThatLeavesNoRoomForDataIsRefused() {
        assertThat(listener.onPdu(new Syn(1025, 9000, 7, 5, 18, 512, TestPeer.TOKEN)))
                .isEqualTo(new Outcome.Refuse(new Rst(9000, 1025, 0, true, 7, RstReason.SETUP_FAILED)));
    }

    @Test
    void aSynOfAnotherVersionIsRefused() {
        assertThat(listener.onPdu(new Unacceptable(1025, 9000, 7, false, 0, 5, RstReason.VERSION_UNSUPPORTED)))
                .isEqualTo(new Outcome.Refuse(new Rst(9000, 1025, 0, true, 7, RstReason.VERSION_UNSUPPORTED)));
    }

    @Test
    void dataOfAForgottenConnectionIsAnsweredInItsSequence() {
        assertThat(listener.onPdu(new Data(1025, 9000, 7, 33, 5, false, Octets.ofHex("AA"))))
                .isEqualTo(new Outcome.Refuse(new Rst(9000, 1025, 34, false, 0, RstReason.UNEXPECTED_PDU)));
    }

    @Test
    void anRstIsNeverAnswered() {
        assertThat(listener.onPdu(new Rst(1025, 9001, 7, false, 0, 4))).isEqualTo(new Outcome.Ignore());
    }

    /** State LISTEN with every event, and state CLOSED (no connection) with what is not for this port. */
    static Stream<Arguments> everyEvent() {
        Octets sdu = Octets.ofHex("AA");
        return Stream.of(
                Arguments.of("SYN", new Syn(1025, 9000, 7, 5, 1400, 512, TestPeer.TOKEN), "Ask"),
                Arguments.of("SYN without sizes", new Syn(1025, 9000, 7, 5, 0, 0, Octets.EMPTY), "Ask"),
                Arguments.of("SYN with the smallest size", new Syn(1025, 9000, 7, 5, 19, 1, Octets.EMPTY), "Ask"),
                Arguments.of("SYN without room for data", new Syn(1025, 9000, 7, 5, 18, 512, Octets.EMPTY), "Rst1 0 7"),
                Arguments.of("SYN to another port", new Syn(1025, 9001, 7, 5, 1400, 512, Octets.EMPTY), "Rst3 0 7"),
                Arguments.of("SYN of version 1",
                        new Unacceptable(1025, 9000, 7, false, 0, 5, RstReason.VERSION_UNSUPPORTED), "Rst6 0 7"),
                Arguments.of("malformed SYN", new Unacceptable(1025, 9000, 7, false, 0, 5, RstReason.SETUP_FAILED),
                        "Rst1 0 7"),
                Arguments.of("SYN ACK", new SynAck(1025, 9000, 7, 33, 5, 1400, 512, Octets.EMPTY), "Rst4 34 -"),
                Arguments.of("ACK", new Ack(1025, 9000, 7, 33, 5), "Rst4 34 -"),
                Arguments.of("ACK at the wrap", new Ack(1025, 9000, 7, 0xFFFF, 5), "Rst4 0 -"),
                Arguments.of("data", new Data(1025, 9000, 7, 33, 5, true, sdu), "Rst4 34 -"),
                Arguments.of("EACK", new Eack(1025, 9000, 7, 33, 5, List.of(35), false, Octets.EMPTY), "Rst4 34 -"),
                Arguments.of("NUL", new Nul(1025, 9000, 7, 33, 5), "Rst4 34 -"),
                Arguments.of("flags without meaning",
                        new Unacceptable(1025, 9000, 7, true, 33, 5, RstReason.UNEXPECTED_PDU), "Rst4 34 -"),
                Arguments.of("RST", new Rst(1025, 9000, 7, true, 33, 4), "Ignore"),
                Arguments.of("data to another port", new Data(1025, 9001, 7, 33, 5, false, sdu), "Rst3 34 -"),
                Arguments.of("RST to another port", new Rst(1025, 9001, 7, true, 33, 4), "Ignore"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyEvent")
    void everyEventWithoutAConnectionIsDealtWithAsTheTableSays(String event, CatTpPdu pdu, String outcome) {
        assertThat(shortly(listener.onPdu(pdu))).isEqualTo(outcome);
    }

    /** The reason, the sequence number, and the acknowledgement if there is one. */
    private static String shortly(Outcome outcome) {
        if (outcome instanceof Outcome.Refuse refuse) {
            Rst rst = refuse.rst();
            return "Rst" + rst.reasonCode() + " " + rst.sequence() + " "
                    + (rst.acknowledges() ? rst.acknowledgement() : "-");
        }
        return outcome.getClass().getSimpleName();
    }
}

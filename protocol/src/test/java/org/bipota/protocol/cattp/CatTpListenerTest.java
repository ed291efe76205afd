package org.bipota.protocol.cattp;

import static org.assertj.core.api.Assertions.assertThat;

import org.bipota.protocol.Octets;
import org.bipota.protocol.cattp.CatTpListener.Outcome;
import org.junit.jupiter.api.Test;

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
}

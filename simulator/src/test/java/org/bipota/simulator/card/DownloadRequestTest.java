package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javacard.framework.ISOException;
import org.bipota.protocol.Octets;
import org.bipota.protocol.card.DownloadRequest;
import org.bipota.protocol.cat.CommandDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The menu entry asks the server for a content, and goes on asking until the request has left. */
class DownloadRequestTest {

    private static final int SET_UP_MENU = 0x25;
    private static final int SMS = CommandDetails.SEND_SHORT_MESSAGE;
    /** "Tariffs", "tariffs-2026". */
    static final Octets MENU = Octets.ofHex("8A0754617269666673" + "8B0C746172696666732D32303236");
    private static final Octets SELECTION = Octets.ofHex("D307" + "82020181" + "900101");

    private final TestCard test = new TestCard(
            new CardProfile(TestCard.ICCID, TestCard.AES_128, CardProfile.BIP, "10099").with(MENU));

    static void select(TestCard test) {
        assertThat(test.card.envelope(SELECTION)).isEqualTo(EnvelopeAnswer.DONE);
    }

    @Test
    void menuEntryAsksForItsContent() {
        test.card.powerOn(Octets.ofHex("FF".repeat(20)));
        assertThat(test.terminal.raw(SET_UP_MENU).toHex()).contains("8F" + "08" + "01" + "54617269666673");
        select(test);

        assertThat(test.messages()).last().isEqualTo(new DownloadRequest(TestCard.ICCID, "tariffs-2026"));
        test.powerOn();
        test.polls(3);
        assertThat(test.messages()).hasSize(2);
    }

    @Test
    void everySelectionAsksAgain() {
        test.powerOn();
        select(test);
        select(test);

        assertThat(test.messages()).hasSize(3);
    }

    @Test
    void requestThatDidNotLeaveIsRepeatedAtAPollAndAfterAPowerOn() {
        test.powerOn();
        test.terminal.answers(SMS, "2000", "2000", "2000", "2000");
        select(test);
        test.polls(1);
        assertThat(test.messages()).hasSize(1);
        test.powerOn();
        test.polls(1);
        assertThat(test.terminal.commands(SMS)).hasSize(3);

        test.polls(100);

        assertThat(test.messages()).hasSize(2).last().isInstanceOf(DownloadRequest.class);
    }

    @Test
    void withoutTheParametersThereIsNoMenuEntry() {
        TestCard plain = TestCard.known();

        plain.card.powerOn(Octets.ofHex("FF".repeat(20)));
        plain.card.envelope(SELECTION);

        assertThat(plain.terminal.commands(SET_UP_MENU)).isEmpty();
        assertThat(plain.terminal.commands(SMS)).isEmpty();
    }

    /** A text without a name, a name without a text, a name of 33 characters. */
    @ParameterizedTest
    @ValueSource(strings = {"8A0141", "8B0141", "8A01418B21" + "414141414141414141414141414141414141414141414141414141414141414141"})
    void incompleteMenuIsRefusedAtInstallation(String parameters) {
        CardProfile profile = test.profile.with(Octets.ofHex(parameters));

        assertThatThrownBy(() -> new TestCard(profile)).isInstanceOf(ISOException.class);
    }
}

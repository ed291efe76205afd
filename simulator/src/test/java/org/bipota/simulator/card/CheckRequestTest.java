package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.bipota.protocol.Octets;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.card.Trigger;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.MinimumSecurity;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.sms.SmsSubmit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The applet tells the server about a terminal it does not know, and only about such a one. */
class CheckRequestTest {

    private static final int SMS = CommandDetails.SEND_SHORT_MESSAGE;

    static List<CardKeys> keys() {
        return List.of(TestCard.TRIPLE_DES, TestCard.TRIPLE_DES_THREE_KEYS, TestCard.AES_128, TestCard.AES_256);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void firstPowerOnSendsARequestThatTheServerCanRead(CardKeys keys) {
        TestCard test = new TestCard(keys);
        test.powerOn();

        CheckRequest request = (CheckRequest) test.lastMessage();
        assertThat(request.iccid()).isEqualTo(TestCard.ICCID);
        assertThat(request.imei()).isEqualTo(RecordingTerminal.FIRST);
        assertThat(request.profile().value().toHex()).isEqualTo(TestCard.PROFILE.toHex().replaceFirst("(00)+$", ""));
        assertThat(request.trigger()).isEqualTo(Trigger.FIRST_USE);
        assertThat(request.previousTerminal()).isNull();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void withoutCipheringTheRequestIsSignedAllTheSame(CardKeys keys) {
        TestCard test = new TestCard(new CardProfile(
                TestCard.ICCID, keys, CardProfile.BIP, "+861069000000", CardProfile.BIP, MinimumSecurity.CC, false, 3));
        test.powerOn();

        CommandPacket packet = test.lastPacket();
        assertThat(packet.spi()).isEqualTo(Spi.ofHex("1200"));
        assertThat(test.lastMessage()).isInstanceOf(CheckRequest.class);
    }

    /** 16 lengths in a row: with and without a whole last block, which CMAC treats differently. */
    @ParameterizedTest
    @MethodSource("keys")
    void checksumIsRightForEveryLengthOfTheMessage(CardKeys keys) {
        for (int octets = 10; octets < 26; octets++) {
            TestCard test = new TestCard(new CardProfile(
                    TestCard.ICCID, keys, CardProfile.BIP, "10099", CardProfile.BIP, MinimumSecurity.CC, false, 3));
            test.card.powerOn(Octets.ofHex("3F".repeat(octets)));

            assertThat(((CheckRequest) test.lastMessage()).profile().value().length()).isEqualTo(octets);
        }
    }

    @Test
    void requestIsABinaryShortMessageToTheServerThatTheUserDoesNotSee() {
        TestCard test = new TestCard();
        test.powerOn();

        SmsSubmit submit = test.terminal.submits().get(0);
        assertThat(submit.destinationAddress().digits()).isEqualTo("10099");
        assertThat(submit.destinationAddress().type()).isEqualTo(0x81);
        assertThat(submit.hasUserDataHeader()).isTrue();
        assertThat(submit.dataCoding()).isEqualTo(0xF6);
        assertThat(submit.protocolId()).isZero();
        assertThat(test.terminal.shortMessages().get(0).isCommandPacket()).isTrue();
        assertThat(test.terminal.raw(SMS).toHex()).contains("82028183" + "8500" + "8B");
        CommandPacket packet = test.lastPacket();
        assertThat(packet.tar()).isEqualTo(CardProfile.BIP);
        assertThat(packet.spi()).isEqualTo(Spi.ofHex("1600"));
        assertThat(packet.counter()).isEqualTo(1);
    }

    @Test
    void sameTerminalSendsNothing() {
        TestCard test = new TestCard();
        test.powerOn();
        test.terminal.forget();

        test.powerOn();
        test.card.status();

        assertThat(test.terminal.commands(CommandDetails.PROVIDE_LOCAL_INFORMATION)).hasSize(1);
        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    @Test
    void anotherCheckDigitIsTheSameTerminal() {
        TestCard test = TestCard.known();
        Octets same = RecordingTerminal.FIRST.value();
        test.terminal.reports(same.slice(0, 7).concat(Octets.ofOctets(same.at(7) & 0x0F)));

        test.powerOn();

        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    @Test
    void anotherTerminalIsReportedTogetherWithTheOneBefore() {
        TestCard test = TestCard.known();
        test.terminal.becomes(RecordingTerminal.SECOND);

        test.powerOn();

        CheckRequest request = (CheckRequest) test.lastMessage();
        assertThat(request.imei()).isEqualTo(RecordingTerminal.SECOND);
        assertThat(request.trigger()).isEqualTo(Trigger.TERMINAL_CHANGED);
        assertThat(request.previousTerminal()).isEqualTo(RecordingTerminal.FIRST.value());
        assertThat(test.lastPacket().counter()).isEqualTo(2);
    }

    @Test
    void longTerminalProfileNeedsTwoShortMessages() {
        TestCard test = new TestCard();
        Octets longProfile = Octets.ofHex("FF".repeat(100));
        test.card.powerOn(longProfile);

        assertThat(test.terminal.commands(SMS)).hasSize(2);
        assertThat(test.terminal.submits()).allSatisfy(
                submit -> assertThat(submit.userData().octets().length()).isLessThanOrEqualTo(140));
        assertThat(((CheckRequest) test.lastMessage()).profile().value()).isEqualTo(longProfile);
    }

    @Test
    void secondSegmentRefusedMeansNotSent() {
        TestCard test = new TestCard();
        Octets longProfile = Octets.ofHex("FF".repeat(100));
        test.terminal.answers(SMS, "00", "2000");
        test.card.powerOn(longProfile);
        test.terminal.forget();

        test.card.status();

        assertThat(test.terminal.commands(SMS)).hasSize(2);
        assertThat(test.lastMessage()).isInstanceOf(CheckRequest.class);
    }

    @Test
    void requestThatDidNotLeaveIsRepeatedAtTheNextPowerOnWithANewCounter() {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, "3515");
        test.powerOn();
        test.terminal.forget();

        test.powerOn();

        assertThat(((CheckRequest) test.lastMessage()).trigger()).isEqualTo(Trigger.FIRST_USE);
        assertThat(test.lastPacket().counter()).isEqualTo(2);
    }

    @Test
    void busyTerminalIsTriedAgainAtStatusButNotForever() {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, "2002", "2002", "2002", "2002", "00");
        test.powerOn();
        for (int i = 0; i < 50; i++) {
            test.card.status();
        }

        assertThat(test.terminal.commands(SMS)).hasSize(3);

        test.powerOn();
        test.card.status();
        assertThat(test.terminal.commands(SMS)).hasSize(5);
        test.card.status();
        assertThat(test.terminal.commands(SMS)).hasSize(5);
    }

    @Test
    void refusalForGoodWaitsForTheNextPowerOn() {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, "30");
        test.powerOn();
        test.card.status();
        test.card.status();

        assertThat(test.terminal.commands(SMS)).hasSize(1);
    }

    @Test
    void terminalWithoutImeiIsAskedAgainLater() {
        TestCard test = new TestCard();
        test.terminal.reports(Octets.EMPTY);
        test.powerOn();
        assertThat(test.terminal.commands(SMS)).isEmpty();
        test.terminal.becomes(RecordingTerminal.FIRST);

        test.card.status();

        assertThat(test.lastMessage()).isInstanceOf(CheckRequest.class);
    }

    @Test
    void blankIdentifierIsNoTerminal() {
        TestCard test = new TestCard();
        for (String blank : List.of("00", "11", "FF")) {
            test.terminal.reports(Octets.ofHex(blank.repeat(8)));
            test.powerOn();
        }

        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    @Test
    void powerLossBeforeTheConfirmationRepeatsTheRequestAndNoCounter() {
        TestCard test = new TestCard();
        test.terminal.beforeSms(() -> {
            throw new PowerLoss();
        });
        assertThatThrownBy(test::powerOn).isInstanceOf(PowerLoss.class);
        test.terminal.beforeSms(() -> { });

        test.powerOn();

        assertThat(((CheckRequest) test.lastMessage()).trigger()).isEqualTo(Trigger.FIRST_USE);
        assertThat(test.lastPacket().counter()).isEqualTo(2);
    }
}

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
import org.junit.jupiter.params.provider.ValueSource;

/** The applet tells the server about a terminal it does not know, and only about such a one. */
class CheckRequestTest {

    private static final int SMS = CommandDetails.SEND_SHORT_MESSAGE;

    static List<CardKeys> keys() {
        return List.of(TestCard.TRIPLE_DES, TestCard.TRIPLE_DES_THREE_KEYS, TestCard.AES_128, TestCard.AES_192, TestCard.AES_256);
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

    /** Check digit 0, filler F; even, another type of identity, no type. */
    @ParameterizedTest
    @ValueSource(strings = {"3A65870921436507", "3A658709214365F7", "3265870921436587", "3B65870921436587", "33658709214365F7", "3065870921436587"})
    void sameFourteenDigitsAreTheSameTerminalHoweverItCodesTheRest(String coded) {
        TestCard test = TestCard.known();
        test.terminal.reports(Octets.ofHex(coded));

        test.powerOn();

        assertThat(RecordingTerminal.FIRST.value().toHex()).isEqualTo("3A65870921436587");
        assertThat(test.terminal.commands(CommandDetails.PROVIDE_LOCAL_INFORMATION)).hasSize(1);
        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    /** In each of the 14 digits in turn; and the digits without any type before them, which is another coding altogether. */
    @ParameterizedTest
    @ValueSource(strings = {"4A65870921436587", "3A64870921436587", "3A55870921436587", "3A65860921436587", "3A65770921436587",
        "3A65870821436587", "3A65871921436587", "3A65870920436587", "3A65870911436587", "3A65870921426587", "3A65870921336587",
        "3A65870921436487", "3A65870921435587", "3A65870921436586", "53769810325476F8"})
    void anyOtherDigitIsAnotherTerminal(String coded) {
        TestCard test = TestCard.known();
        test.terminal.reports(Octets.ofHex(coded));

        test.powerOn();

        assertThat(test.terminal.commands(SMS)).hasSize(1);
    }

    /** They look like the blank identifier that the card has at first, but have a type: such a terminal is told once. */
    @ParameterizedTest
    @ValueSource(strings = {"0A00000000000000", "1A11111111111111", "1A11111111111101"})
    void terminalOfEqualDigitsIsATerminal(String coded) {
        TestCard test = new TestCard();
        test.terminal.reports(Octets.ofHex(coded));
        test.powerOn();
        assertThat(((CheckRequest) test.lastMessage()).imei().value().toHex()).isEqualTo(coded);
        test.terminal.forget();

        test.powerOn();
        test.polls(3);

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

    @ParameterizedTest
    @ValueSource(ints = {1, 33, 60, 127})
    void terminalProfileIsPassedOnAsReceived(int octets) {
        TestCard test = new TestCard();
        Octets profile = Octets.ofHex("00".repeat(octets - 1) + "40");
        test.card.powerOn(profile);

        assertThat(((CheckRequest) test.lastMessage()).profile().value()).isEqualTo(profile);
    }

    /** The API has zeros behind the profile, so that its own are not told from them. */
    @Test
    void zerosAtTheEndOfTheProfileClaimNothingAndAreLeftOut() {
        TestCard test = new TestCard();
        test.card.powerOn(Octets.ofHex("3F0001" + "00".repeat(30)));

        assertThat(((CheckRequest) test.lastMessage()).profile().value().toHex()).isEqualTo("3F0001");
    }

    @Test
    void terminalProfileOfZerosOnlyIsNone() {
        TestCard test = new TestCard();
        test.card.powerOn(Octets.ofHex("00".repeat(20)));

        assertThat(((CheckRequest) test.lastMessage()).profile()).isNull();
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
        for (String blank : List.of("00".repeat(8), "11".repeat(8), "FF".repeat(8), "FAFFFFFFFFFFFFFF")) {
            test.terminal.reports(Octets.ofHex(blank));
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
        test.polls(3);

        assertThat(((CheckRequest) test.lastMessage()).trigger()).isEqualTo(Trigger.FIRST_USE);
        assertThat(test.lastPacket().counter()).isEqualTo(2);
    }
}

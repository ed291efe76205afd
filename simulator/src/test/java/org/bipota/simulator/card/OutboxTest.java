package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.bipota.protocol.Octets;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.card.Trigger;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.MinimumSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server is to be told is told: as soon as it can be, not too often, and never by all cards at once. */
class OutboxTest {

    private static final int SMS = CommandDetails.SEND_SHORT_MESSAGE;
    private static final int IMEI = CommandDetails.PROVIDE_LOCAL_INFORMATION;
    private static final Imei THIRD = Imei.ofDigits("356938035643809");

    @Test
    void busyTerminalIsTriedAgainAfterOneAndTwoPollsAndThenNoMore() {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, "2002", "2002", "2002", "2002");

        test.powerOn();
        assertThat(test.terminal.commands(SMS)).hasSize(1);
        test.polls(1);
        assertThat(test.terminal.commands(SMS)).hasSize(2);
        test.polls(1);
        assertThat(test.terminal.commands(SMS)).hasSize(2);
        test.polls(1);
        assertThat(test.terminal.commands(SMS)).hasSize(3);
        test.polls(100);
        assertThat(test.terminal.commands(SMS)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void howOftenIsAParameter(int tries) {
        TestCard test = new TestCard(new CardProfile(TestCard.ICCID, TestCard.AES_128, CardProfile.BIP, "10099", CardProfile.BIP,
                MinimumSecurity.CC, true, tries));
        refuseAll(test);
        test.powerOn();
        for (int i = 0; i < 20000; i++) {
            test.card.status();
        }

        // after each failure twice as long: 20,000 polls are enough for 15 tries
        assertThat(test.terminal.commands(SMS)).hasSize(Math.min(tries, 15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000", "2001", "2100", "3515"})
    void whatMayPassIsTriedAgain(String result) {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, result);
        test.powerOn();
        test.polls(1);

        assertThat(test.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "31", "32", "39", "3A00"})
    void refusalForGoodEndsThisPowerOnButNotTheNext(String result) {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, result);
        test.powerOn();
        test.polls(100);
        assertThat(test.terminal.commands(SMS)).hasSize(1);

        test.powerOn();
        test.polls(3);

        assertThat(test.messages()).hasSize(1);
    }

    @Test
    void whatWasLeftWaitsAGrowingAndRandomNumberOfPolls() {
        TestCard test = new TestCard();
        refuseAll(test);
        test.powerOn();
        for (int failures = 1; failures < 8; failures++) {
            test.terminal.forget();
            test.powerOn();
            assertThat(test.terminal.commands(IMEI)).hasSize(1);
            int shortest = 1 << Math.min(failures, 5);
            test.polls(shortest - 1);
            assertThat(test.terminal.commands(SMS)).as("after %d failures", failures).isEmpty();
            test.polls(shortest);
            assertThat(test.terminal.commands(SMS)).as("after %d failures", failures).isNotEmpty();
        }
    }

    @Test
    void cardsThatComeBackTogetherDoNotSendTogether() {
        Set<Integer> waits = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            TestCard test = new TestCard(new CardProfile(
                    Iccid.ofDigits("89860000000000000" + (10 + i)), TestCard.AES_128, CardProfile.BIP, "10099"));
            refuseAll(test);
            for (int failures = 0; failures < 5; failures++) {
                test.powerOn();
                test.polls(31);
            }
            test.terminal.forget();
            test.powerOn();
            int polls = 0;
            while (test.terminal.commands(SMS).isEmpty()) {
                test.polls(1);
                polls++;
            }
            waits.add(polls);
        }

        // 40 draws of 32 numbers
        assertThat(waits).hasSizeGreaterThan(12);
        assertThat(waits).allMatch(polls -> polls >= 32 && polls < 64);
    }

    @Test
    void anotherTerminalIsToldAtOnceHoweverOftenItFailedBefore() {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, "30", "30", "30");
        test.powerOn();
        for (int i = 0; i < 2; i++) {
            test.powerOn();
            test.polls(7);
        }
        test.terminal.becomes(RecordingTerminal.SECOND);

        test.powerOn();

        assertThat(test.messages()).singleElement().isInstanceOfSatisfying(CheckRequest.class, request -> {
            assertThat(request.imei()).isEqualTo(RecordingTerminal.SECOND);
            assertThat(request.trigger()).isEqualTo(Trigger.FIRST_USE);
        });
    }

    @Test
    void failuresAreForgottenWhenTheServerWasTold() {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, "30", "30");
        test.powerOn();
        test.powerOn();
        test.polls(3);
        test.powerOn();
        test.polls(7);
        test.terminal.becomes(RecordingTerminal.SECOND);
        test.terminal.answers(SMS, "30");
        test.powerOn();
        test.terminal.forget();

        test.powerOn();
        test.polls(3);

        assertThat(test.terminal.commands(SMS)).hasSize(1);
    }

    /** The message may have left all the same: the server then knows a terminal that the card has left. */
    @Test
    void cardThatCameBackToTheTerminalBeforeSaysSo() {
        TestCard test = TestCard.known();
        test.terminal.becomes(RecordingTerminal.SECOND);
        test.terminal.answers(SMS, "2000");
        test.powerOn();
        test.terminal.becomes(RecordingTerminal.FIRST);

        test.powerOn();

        assertThat(((CheckRequest) test.messages().get(1)).imei()).isEqualTo(RecordingTerminal.FIRST);
        test.terminal.forget();
        test.powerOn();
        test.polls(3);
        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    @Test
    void terminalsThatChangeTooFastAreToldWithTheLastThatWasConfirmed() {
        TestCard test = TestCard.known();
        test.terminal.becomes(RecordingTerminal.SECOND);
        test.terminal.answers(SMS, "2000");
        test.powerOn();
        test.terminal.becomes(THIRD);

        test.powerOn();

        CheckRequest request = (CheckRequest) test.messages().get(1);
        assertThat(request.imei()).isEqualTo(THIRD);
        assertThat(request.trigger()).isEqualTo(Trigger.TERMINAL_CHANGED);
        assertThat(request.previousTerminal()).isEqualTo(RecordingTerminal.FIRST.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000", "2001", "30", "31"})
    void terminalThatDoesNotTellItsImeiIsAskedAgainButNotForever(String result) {
        TestCard test = new TestCard();
        test.terminal.answers(IMEI, result, result);
        test.powerOn();
        test.polls(2);
        assertThat(test.messages()).isEmpty();
        test.polls(1);
        assertThat(test.messages()).hasSize(1);

        test.terminal.answers(IMEI, result, result, result, result);
        test.terminal.forget();
        test.powerOn();
        test.polls(100);
        assertThat(test.terminal.commands(IMEI)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3A658709214365", "3A6587092143658700"})
    void identifierOfAnotherLengthIsNone(String identifier) {
        TestCard test = new TestCard();
        test.terminal.reports(Octets.ofHex(identifier));
        test.powerOn();
        test.polls(100);

        assertThat(test.terminal.commands(IMEI)).hasSize(3);
        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    /** Without its IMEI nothing is known of the terminal, and a report is sent all the same. */
    @Test
    void reportDoesNotWaitForTheImei() {
        TestCard test = new TestCard();
        test.terminal.reports(Octets.EMPTY);
        test.terminal.answers(CommandDetails.OPEN_CHANNEL, "30");
        test.powerOn();

        test.push(TestCard.udpPush());

        assertThat(test.messages()).singleElement().isInstanceOf(ChannelReport.class);
    }

    @Test
    void reportIsSentAtOnceWhileTheCheckRequestWaits() {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, "30");
        test.terminal.answers(CommandDetails.OPEN_CHANNEL, "3A07");
        test.powerOn();
        test.powerOn();
        assertThat(test.messages()).isEmpty();

        test.push(TestCard.udpPush());

        assertThat(test.messages()).hasSize(2).hasAtLeastOneElementOfType(ChannelReport.class)
                .hasAtLeastOneElementOfType(CheckRequest.class);
    }

    @Test
    void everyAttemptHasACounterOfItsOwn() {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, "2000", "2000");
        test.powerOn();
        test.polls(3);

        assertThat(test.packets()).extracting(CommandPacket::counter).isEqualTo(List.of(3L));
    }

    @Test
    void stepOfThePollsComesFromLocationStatusToo() {
        TestCard test = new TestCard();
        test.terminal.answers(SMS, "2000");
        test.powerOn();

        test.card.envelope(Octets.ofHex("D60A" + "990103" + "82028281" + "9B0100"));

        assertThat(test.messages()).hasSize(1);
    }

    private static void refuseAll(TestCard test) {
        String[] refusals = new String[1000];
        Arrays.fill(refusals, "2000");
        test.terminal.answers(SMS, refusals);
    }
}

package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bipota.protocol.Octets;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cattp.Ack;
import org.bipota.simulator.handset.ScriptedAnswer.User;
import org.bipota.simulator.smsc.DeliveryReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real applet's check request in handsets as conformance sequences have them: sent once, sooner or later, and never in a loop. */
class CheckConformanceTest {

    private static final int LOCAL_INFORMATION = CommandDetails.PROVIDE_LOCAL_INFORMATION;
    private static final int SMS = CommandDetails.SEND_SHORT_MESSAGE;
    private static final HandsetBehaviour WILLING = HandsetBehaviour.WILLING;
    /** More tries than any setting allows for one power-on: two commands for each of 20. */
    private static final int MANY_COMMANDS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"2001", "2002", "2000"})
    void busyAtPowerOnTheRequestLeavesLater(String busy) {
        AppletHandset real = AppletHandset.off(WILLING.answering(ScriptedAnswer.of(busy, LOCAL_INFORMATION, SMS).times(2))).powerOn();
        assertThat(real.messages()).isEmpty();

        real.network.advance(Duration.ofMinutes(10));

        assertOneRequest(real);
    }

    /** The first of them sets up the events, without which no channel works. */
    @Test
    void busyForTheFirstTwoCommandsWhateverTheyAreNothingIsLost() {
        AppletHandset real = AppletHandset.off(WILLING.answering(ScriptedAnswer.of("2001").times(2))).powerOn();
        assertThat(real.messages()).isEmpty();
        real.network.advance(Duration.ofMinutes(10));
        assertThat(real.messages()).singleElement().isInstanceOf(CheckRequest.class);

        real.push();
        real.answerSyn();
        assertThat(real.pdus()).last().isInstanceOf(Ack.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3529", "3515", "351C", "2004", "2129"})
    void anSmsThatTheNetworkRefusedIsSentAgain(String result) {
        AppletHandset real = AppletHandset.off(WILLING.answering(ScriptedAnswer.of(result, SMS).times(1))).powerOn();
        assertThat(real.messages()).isEmpty();

        real.network.advance(Duration.ofMinutes(10));

        assertOneRequest(real);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3529", "2002", "39", "30", "22", "12", "10"})
    void anSmsThatNeverLeavesIsTriedAgainAtPowerOnsAndNotWithoutEnd(String result) {
        AppletHandset real = AppletHandset.off(WILLING.answering(ScriptedAnswer.of(result, SMS))).powerOn();
        real.network.advance(Duration.ofHours(6));
        assertThat(real.commandTypes().size()).isLessThan(MANY_COMMANDS);

        real.handset.moveTo(AppletHandset.TERMINAL, WILLING);
        real.network.run();
        for (int i = 0; i < 10 && real.messages().isEmpty(); i++) {
            // the applet may let some power-ons pass, so that a network's restart is no storm
            real.powerCycle();
            real.network.advance(Duration.ofMinutes(10));
        }

        assertOneRequest(real);
    }

    @Test
    void whatTheUserIsNotShownHeCannotRefuse() {
        AppletHandset real = AppletHandset.off(WILLING.answering(ScriptedAnswer.of("22").by(User.SEES_TEXT))
                .answering(ScriptedAnswer.of("22", SMS).by(User.NOT_KEPT_FROM))).powerOn();

        assertOneRequest(real);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "03", "04", "05", "06", "07"})
    void performedInAnyWayIsSent(String result) {
        AppletHandset real = AppletHandset.off(WILLING.answering(ScriptedAnswer.of(result, SMS))).powerOn();
        real.network.advance(Duration.ofMinutes(10));
        real.powerCycle();

        assertOneRequest(real);
    }

    @ParameterizedTest
    @EnumSource(value = ImeiForm.class, names = "ABSENT", mode = EnumSource.Mode.EXCLUDE)
    void everyFormOfTheImeiIsReportedOnce(ImeiForm form) {
        AppletHandset real = AppletHandset.off(AppletHandset.TERMINAL.writing(form)).powerOn();
        real.powerCycle();
        real.network.advance(Duration.ofMinutes(10));

        assertThat(assertOneRequest(real).imei().sameTerminal(AppletHandset.IMEI)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = ImeiForm.class, names = {"ABSENT", "EVEN"}, mode = EnumSource.Mode.EXCLUDE)
    void theSameTerminalWithAnotherLastDigitIsTheSame(ImeiForm form) {
        AppletHandset real = AppletHandset.known(WILLING);
        real.handset.moveTo(AppletHandset.TERMINAL.writing(form), WILLING);
        real.network.advance(Duration.ofMinutes(10));

        assertThat(real.messages()).isEmpty();
    }

    @Test
    void aTerminalWithoutImeiGetsNoRequestAndIsNotAskedForEver() {
        AppletHandset real = AppletHandset.off(AppletHandset.TERMINAL.writing(ImeiForm.ABSENT)).powerOn();
        real.network.advance(Duration.ofHours(6));

        assertThat(real.messages()).isEmpty();
        assertThat(real.commandTypes().size()).isLessThan(MANY_COMMANDS);
        assertThat(real.fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "31", "32", "33", "36", "2000"})
    void aTerminalThatDoesNotTellItsImeiGetsNoRequestEither(String result) {
        AppletHandset real = AppletHandset.off(WILLING.answering(ScriptedAnswer.of(result, LOCAL_INFORMATION))).powerOn();
        real.network.advance(Duration.ofHours(6));

        assertThat(real.messages()).isEmpty();
        assertThat(real.commandTypes().size()).isLessThan(MANY_COMMANDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 12, 13, 17, 33, 34, 70, 127})
    void aTerminalProfileOfAnyLengthIsPassedOn(int octets) {
        Octets profile = Octets.ofHex("FF".repeat(octets));
        AppletHandset real = AppletHandset.off(new TerminalModel(AppletHandset.IMEI, profile)).powerOn();
        real.network.advance(Duration.ofMinutes(10));

        assertThat(assertOneRequest(real).profile().value()).isEqualTo(profile);
    }

    @Test
    void aRequestInTwoSegmentsOfWhichOneFailsIsSentAgainAsAWhole() {
        AppletHandset real = new AppletHandset(new TerminalModel(AppletHandset.IMEI, Octets.ofHex("FF".repeat(120))),
                WILLING.answering(ScriptedAnswer.of("3529", SMS).after(1).times(1))).powerOn();
        assertThat(real.network.sms()).hasSize(1);
        real.network.sms().clear();

        real.network.advance(Duration.ofMinutes(10));

        assertThat(real.network.sms()).hasSize(2);
        assertOneRequest(real);
    }

    @Test
    void switchedOffBehindTheRequestNothingIsSentTwice() {
        AppletHandset real = AppletHandset.off(WILLING.switchedOffAfterRequest()).powerOn();
        assertThat(real.push()).isInstanceOf(DeliveryReport.Absent.class);
        real.network.advance(Duration.ofMinutes(10));
        real.powerOn();
        real.network.advance(Duration.ofMinutes(10));

        assertOneRequest(real);
    }

    /** The server has got one request, and gets no other. */
    private static CheckRequest assertOneRequest(AppletHandset real) {
        assertThat(real.messages()).singleElement().isInstanceOf(CheckRequest.class);
        CheckRequest request = (CheckRequest) real.messages().get(0);
        real.powerCycle();
        real.network.advance(Duration.ofHours(1));
        assertThat(real.messages()).containsExactly(request);
        assertThat(real.fault()).isEmpty();
        return request;
    }
}

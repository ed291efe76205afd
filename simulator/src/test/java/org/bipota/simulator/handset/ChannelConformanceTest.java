package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.simulator.handset.CatVectors.vector;

import java.time.Duration;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cattp.Ack;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.push.ChannelParameters;
import org.bipota.protocol.push.OpenBipChannel;
import org.bipota.simulator.handset.ChannelService.Datagrams;
import org.bipota.simulator.handset.ScriptedAnswer.User;
import org.bipota.simulator.smsc.DeliveryReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real applet's channel in handsets as conformance sequences have them. However it ends, the next push finds the card ready. */
class ChannelConformanceTest {

    private static final int OPEN = CommandDetails.OPEN_CHANNEL;
    private static final int CLOSE = CommandDetails.CLOSE_CHANNEL;
    private static final int SEND = CommandDetails.SEND_DATA;
    private static final int RECEIVE = CommandDetails.RECEIVE_DATA;
    private static final int SMS = CommandDetails.SEND_SHORT_MESSAGE;
    private static final Octets OTHER_TOKEN = Octets.ofHex("B1B2B3B4B5B6B7B8");
    private static final HandsetBehaviour WILLING = HandsetBehaviour.WILLING;

    @ParameterizedTest
    @ValueSource(strings = {"22", "12", "10", "13", "2001", "2002", "2128", "30", "31", "32", "36", "39", "3A00", "3A01", "3A06", "3A07"})
    void whateverOpenChannelIsAnsweredTheServerHearsIt(String result) {
        AppletHandset real = AppletHandset.known(WILLING.answering(ScriptedAnswer.of(result, OPEN).times(1)));
        assertThat(real.push()).isInstanceOf(DeliveryReport.Delivered.class);

        assertReported(real, AppletHandset.TOKEN, result);
        assertThat(real.commands(SEND)).isEmpty();
        assertNextPushIsServed(real);
    }

    @Test
    void aUserWhoIsNotAskedDoesNotRefuse() {
        AppletHandset real = AppletHandset.known(WILLING.answering(ScriptedAnswer.of("22", OPEN).by(User.SEES_TEXT)));
        ChannelParameters parameters = ((OpenBipChannel) AppletHandset.udpPush(OTHER_TOKEN).get(0)).parameters()
                .withAlphaIdentifier(Octets.ofHex("4F5441"));

        real.push(List.of(new OpenBipChannel(parameters), AppletHandset.udpPush(OTHER_TOKEN).get(1)));
        assertReported(real, OTHER_TOKEN, "22");
        real.push();
        assertThat(real.syn().identification()).isEqualTo(AppletHandset.TOKEN);
    }

    @Test
    void aBufferThatIsNotThereIsAskedForSmaller() {
        AppletHandset real = AppletHandset.known(WILLING.with(ChannelService.FULL.refusingMoreThan(1000)));
        real.push();

        assertThat(real.commands(OPEN)).hasSizeGreaterThan(1).startsWith(vector("oc_default_udp"));
        assertThat(real.messages()).isEmpty();
        assertThat(real.syn().maxPduOctets() * real.syn().window()).isLessThanOrEqualTo(1000);
        real.answerSyn();
        assertThat(last(real)).isInstanceOf(Ack.class);
    }

    @Test
    void aTerminalWithoutAnyBufferIsReportedAndNotAskedForEver() {
        AppletHandset real = AppletHandset.known(WILLING.with(ChannelService.FULL.refusingMoreThan(1)));
        real.push();

        assertReported(real, AppletHandset.TOKEN, "3A04");
        assertThat(real.commands(OPEN).size()).isLessThan(10);
    }

    @Test
    void modificationsOfBufferAndBearerAreTaken() {
        AppletHandset real = AppletHandset.known(WILLING.with(ChannelService.FULL.givingAtMost(300)
                .over(Octets.ofHex("02030403041F02"))));
        real.push();
        real.answerSyn();

        assertThat(real.lastResponse(OPEN).toHex()).contains("830107").endsWith("3902012C");
        assertThat(real.syn().maxPduOctets() * real.syn().window()).isLessThanOrEqualTo(300);
        assertThat(last(real)).isInstanceOf(Ack.class);
    }

    @Test
    void aChannelDroppedInTheMiddleIsClosedAndTheCardReadyForTheNextPush() {
        AppletHandset real = AppletHandset.known(WILLING);
        real.push();
        real.answerSyn();
        real.arrives(real.data(1, 100));
        real.handset.dropLinks();
        real.network.run();

        assertThat(real.envelopes()).endsWith(vector("env_ch_status_dropped"));
        assertThat(real.commands(CLOSE)).hasSize(1);
        assertNextPushIsServed(real);
    }

    @Test
    void aChannelDroppedByTheNetworkWhileDataAreReadIsClosedToo() {
        AppletHandset real = AppletHandset.known(WILLING.with(new LinkDrop(3, 1)));
        real.push();
        real.answerSyn();
        real.arrives(real.data(1, 200), real.data(2, 200));

        assertThat(real.commands(CLOSE)).hasSize(1);
        assertNextPushIsServed(real);
        real.arrives(real.data(1, 10), real.data(2, 10), real.data(3, 10));
        assertThat(real.commands(CLOSE)).as("the second channel lasts").hasSize(1);
    }

    @Test
    void aChannelDroppedWithoutAnEventListIsGivenUpAllTheSame() {
        AppletHandset real = AppletHandset.known(WILLING.answering(ScriptedAnswer.of("30", CommandDetails.SET_UP_EVENT_LIST)));
        real.push();
        real.handset.dropLinks();
        real.network.advance(Duration.ofMinutes(10));

        assertThat(real.envelopes()).noneMatch(envelope -> envelope.at(0) == 0xD6);
        assertNextPushIsServed(real);
    }

    /** Without the event the card does not learn that something has come. It gives up in the end, and closes what it opened. */
    @Test
    void withoutAnEventListTheChannelEndsClosed() {
        AppletHandset real = AppletHandset.known(WILLING.answering(ScriptedAnswer.of("30", CommandDetails.SET_UP_EVENT_LIST)));
        real.push();
        real.answerSyn();
        real.network.advance(Duration.ofMinutes(30));

        assertThat(real.network.lastLine().closed()).isTrue();
        assertThat(real.commands(SEND).size()).as("no endless repetition").isLessThan(20);
        assertNextPushIsServed(real);
    }

    @Test
    void aServerThatIsSilentIsGivenUp() {
        AppletHandset real = AppletHandset.known(WILLING);
        real.push();
        real.network.advance(Duration.ofMinutes(10));

        assertThat(real.pdus()).filteredOn(Syn.class::isInstance).hasSizeBetween(2, 10);
        assertThat(real.network.lastLine().closed()).isTrue();
        assertNextPushIsServed(real);
    }

    @ParameterizedTest
    @EnumSource(Datagrams.class)
    void aSecondDatagramThatArrivesWhileTheFirstIsReadIsTakenToo(Datagrams datagrams) {
        AppletHandset real = AppletHandset.known(WILLING.with(ChannelService.FULL.keeping(datagrams)));
        real.push();
        real.answerSyn();
        real.whileReading(() -> real.network.lastLine().arrives(CatTpCodec.encode(real.data(2, 60))));
        real.arrives(real.data(1, real.mostData()));

        assertThat(acknowledged(real)).isEqualTo(AppletHandset.sequence(2));
        assertThat(real.fault()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Datagrams.class)
    void datagramsInABurstAreTakenAndAcknowledged(Datagrams datagrams) {
        AppletHandset real = AppletHandset.known(WILLING.with(ChannelService.FULL.keeping(datagrams)));
        real.push();
        real.answerSyn();
        real.arrives(real.data(1, real.mostData()), real.data(2, 1), real.data(3, 219));

        assertThat(acknowledged(real)).isEqualTo(AppletHandset.sequence(3));
    }

    /** A card is in the middle of its command when data come: the terminal holds the event back until it has finished. */
    @Test
    void dataThatComeDuringAProactiveSessionAreToldBehindIt() {
        AppletHandset real = AppletHandset.known(WILLING);
        real.whileSending(real::answerSynSoon);
        real.push();

        assertThat(real.envelopeInSession()).isFalse();
        assertThat(real.commandTypes().subList(0, 3)).containsExactlyInAnyOrder(OPEN, SEND, CommandDetails.TIMER_MANAGEMENT);
        assertThat(real.commands(RECEIVE)).hasSize(1);
        assertThat(last(real)).isInstanceOf(Ack.class);
    }

    @Test
    void anEventForABusyCardIsToldLater() {
        AppletHandset real = AppletHandset.known(WILLING);
        real.push();
        real.becomesBusy(3);
        real.answerSyn();
        assertThat(real.commands(RECEIVE)).isEmpty();

        real.network.advance(Duration.ofSeconds(3));

        assertThat(last(real)).isInstanceOf(Ack.class);
    }

    @Test
    void aPushForABusyCardIsRepeatedByTheNetworkAndServedOnce() {
        AppletHandset real = AppletHandset.known(WILLING.withBusyCard(1));
        DeliveryReport busy = real.push();
        assertThat(busy).isEqualTo(new DeliveryReport.Refused(0xD4, true));
        assertThat(real.commands(OPEN)).isEmpty();

        real.repeatPush();
        assertThat(real.syn().identification()).isEqualTo(AppletHandset.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2002", "3A02", "3A00", "30"})
    void aSynThatCannotBeSentEndsTheChannel(String result) {
        AppletHandset real = AppletHandset.known(WILLING.answering(ScriptedAnswer.of(result, SEND).times(1)));
        real.push();
        real.network.advance(Duration.ofMinutes(10));

        assertThat(real.network.lines()).hasSize(1);
        assertThat(real.network.lastLine().closed()).isTrue();
        assertNextPushIsServed(real);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2002", "3A02", "30"})
    void dataThatCannotBeReadEndTheChannelOrAreReadLater(String result) {
        AppletHandset real = AppletHandset.known(WILLING.answering(ScriptedAnswer.of(result, RECEIVE).times(1)));
        real.push();
        real.answerSyn();
        real.network.advance(Duration.ofMinutes(30));

        assertThat(real.network.lastLine().closed()).isTrue();
        assertNextPushIsServed(real);
    }

    @Test
    void aTimerThatTheTerminalRefusesDoesNotLeaveTheCardStuck() {
        AppletHandset real = AppletHandset.known(WILLING.answering(ScriptedAnswer.of("30", CommandDetails.TIMER_MANAGEMENT)));
        real.push();
        real.answerSyn();
        assertThat(last(real)).isInstanceOf(Ack.class);
        real.handset.dropLinks();
        real.network.run();

        assertNextPushIsServed(real);
    }

    @Test
    void aReportThatCannotBeSentIsSentLater() {
        AppletHandset real = AppletHandset.known(WILLING.answering(ScriptedAnswer.of("22", OPEN))
                .answering(ScriptedAnswer.of("3529", SMS).times(2)));
        real.push();
        assertThat(real.messages()).isEmpty();
        real.network.advance(Duration.ofMinutes(30));
        for (int i = 0; i < 5 && real.messages().isEmpty(); i++) {
            real.powerCycle();
            real.network.advance(Duration.ofMinutes(30));
        }

        assertReported(real, AppletHandset.TOKEN, "22");
    }

    @Test
    void switchedOffWithAChannelOpenTheCardStartsAfresh() {
        AppletHandset real = AppletHandset.known(WILLING);
        real.push();
        real.answerSyn();
        real.powerCycle();

        assertThat(real.network.lines().get(0).closed()).isTrue();
        assertNextPushIsServed(real);
    }

    /** A push with another token opens a channel of its own. */
    private static void assertNextPushIsServed(AppletHandset real) {
        int lines = real.network.lines().size();
        assertThat(real.push(AppletHandset.udpPush(OTHER_TOKEN))).isInstanceOf(DeliveryReport.Delivered.class);
        assertThat(real.network.lines()).hasSize(lines + 1);
        assertThat(real.syn().identification()).isEqualTo(OTHER_TOKEN);
        real.answerSyn();
        assertThat(real.fault()).isEmpty();
    }

    private static void assertReported(AppletHandset real, Octets token, String result) {
        assertThat(real.messages()).singleElement().isInstanceOfSatisfying(ChannelReport.class, report -> {
            assertThat(report.identificationData()).isEqualTo(token);
            assertThat(report.result().toHex()).isEqualTo(result);
        });
    }

    private static CatTpPdu last(AppletHandset real) {
        List<CatTpPdu> pdus = real.pdus();
        return pdus.get(pdus.size() - 1);
    }

    private static int acknowledged(AppletHandset real) {
        return last(real).acknowledgement();
    }
}

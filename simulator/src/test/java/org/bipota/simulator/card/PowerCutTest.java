package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.bipota.protocol.Octets;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.card.DownloadRequest;
import org.bipota.protocol.card.Trigger;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.secured.CommandPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wherever the power is cut, the card goes on when it is back: what the server is to be told it is told, perhaps twice, but
 * never with a counter that was used before; and what it was told last is true.
 */
class PowerCutTest {

    private static final int SMS = CommandDetails.SEND_SHORT_MESSAGE;
    private static final int OPEN = CommandDetails.OPEN_CHANNEL;
    private static final Octets OTHER_TOKEN = Octets.ofHex("B1B2B3B4B5B6B7B8");
    private static final CardProfile CARD =
            new CardProfile(TestCard.ICCID, TestCard.AES_128, CardProfile.BIP, "10099").with(DownloadRequestTest.MENU);
    /** After one power-on with something left, at most so many polls go by before it is tried. */
    private static final int POLLS = 3;

    /** A terminal profile that makes a message of one and of two segments. */
    @ParameterizedTest
    @ValueSource(ints = {1, 127})
    void firstTerminalIsTold(int profileOctets) {
        Octets profile = Octets.ofHex("FF".repeat(profileOctets));
        int points = PowerCuts.everywhere("first check request", cuts -> {
            TestCard test = new TestCard(cuts, CARD);

            cuts.during(() -> test.card.powerOn(profile));
            backOn(test);

            assertThat(checked(test)).isEqualTo(RecordingTerminal.FIRST);
            assertThat(test.messages()).allSatisfy(message -> assertThat(((CheckRequest) message).trigger()).isEqualTo(Trigger.FIRST_USE));
            nothingIsLeft(test);
        });
        assertThat(points).isGreaterThan(profileOctets > 1 ? 15 : 11);
    }

    @Test
    void otherTerminalIsTold() {
        int points = PowerCuts.everywhere("terminal changed", cuts -> {
            TestCard test = known(cuts);
            test.terminal.becomes(RecordingTerminal.SECOND);

            cuts.during(test::powerOn);
            backOn(test);

            assertThat(checked(test)).isEqualTo(RecordingTerminal.SECOND);
            assertThat(test.messages().subList(1, test.messages().size())).allSatisfy(message -> assertThat(
                    ((CheckRequest) message).previousTerminal()).isEqualTo(RecordingTerminal.FIRST.value()));
            nothingIsLeft(test);
        });
        assertThat(points).isGreaterThan(13);
    }

    /** The server may have been told of the second terminal, or not; the card is in the first again. */
    @Test
    void cardThatReturnsToTheFormerTerminalSaysSoIfItToldOtherwise() {
        int points = PowerCuts.everywhere("terminal changed and back", cuts -> {
            TestCard test = known(cuts);
            test.terminal.becomes(RecordingTerminal.SECOND);

            cuts.during(test::powerOn);
            test.terminal.becomes(RecordingTerminal.FIRST);
            backOn(test);

            assertThat(checked(test)).isEqualTo(RecordingTerminal.FIRST);
            nothingIsLeft(test);
        });
        assertThat(points).isGreaterThan(13);
    }

    /** With what was left after a failure, so that the wait and its count are cut as well; and cut once more on the way back. */
    @Test
    void powerMayGoAgainAndAgain() {
        int points = PowerCuts.everywhereTwice("after a failure", (first, second) -> {
            TestCard test = new TestCard(terminal -> first.around(second.around(terminal)), CARD);
            test.terminal.answers(SMS, "2000");
            test.powerOn();
            first.during(() -> backOn(test));
            second.during(() -> {
                test.powerOn();
                test.polls(7);
            });
            // three failures before it: 8 to 15 polls
            test.powerOn();
            test.polls(15);

            assertThat(checked(test)).isEqualTo(RecordingTerminal.FIRST);
            nothingIsLeft(test);
        });
        assertThat(points).isGreaterThan(150);
    }

    @Test
    void downloadIsAskedForOnceTheSelectionIsStored() {
        AtomicInteger unstored = new AtomicInteger();
        int points = PowerCuts.everywhere("download request", cuts -> {
            TestCard test = known(cuts);

            cuts.during(() -> DownloadRequestTest.select(test));
            backOn(test);

            if (test.messages().stream().noneMatch(DownloadRequest.class::isInstance)) {
                unstored.incrementAndGet();
            }
            nothingIsLeft(test);
        });
        assertThat(points).isGreaterThan(10);
        // only where the power went before anything could be stored; the user has seen the card fail
        assertThat(unstored).hasValue(1);
    }

    @Test
    void pushThatOpensAChannelIsObeyedOrReported() {
        obeyedOrReported("push", 9, test -> { });
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "3A07", "2002"})
    void pushThatIsRefusedIsReported(String result) {
        obeyedOrReported("push refused with " + result, 15, test -> test.terminal.answers(OPEN, result));
    }

    @Test
    void pushWhoseBufferIsRefusedIsObeyedOrReported() {
        obeyedOrReported("push with another buffer", 11, test -> test.terminal.answers(OPEN, "3A04"));
    }

    private static void obeyedOrReported(String name, int atLeast, Consumer<TestCard> terminal) {
        AtomicInteger unstored = new AtomicInteger();
        int points = PowerCuts.everywhere(name, cuts -> {
            TestCard test = known(cuts);
            terminal.accept(test);

            cuts.during(() -> test.push(TestCard.udpPush()));
            boolean obeyed = !test.terminal.sent().isEmpty();
            backOn(test);

            boolean reported = test.messages().stream().anyMatch(message -> message instanceof ChannelReport report
                    && report.identificationData().equals(TestCard.TOKEN));
            if (!obeyed && !reported) {
                unstored.incrementAndGet();
            }
            nothingIsLeft(test);
            pushAgain(test);
        });
        assertThat(points).isGreaterThan(atLeast);
        // only where the power went before more than the counter could be stored; the network has seen no answer to the message
        assertThat(unstored).hasValue(3);
    }

    /** Whatever was left by the cut does not stand in the way of the next push. */
    private static void pushAgain(TestCard test) {
        test.terminal.forget();
        test.terminal.obliges();
        test.push(List.of(TestCard.udpPush().get(0), new OpenCatTpLink(9000, 512, OTHER_TOKEN)));
        assertThat(test.terminal.sent()).singleElement().satisfies(
                datagram -> assertThat(datagram.toHex()).contains(OTHER_TOKEN.toHex()));
    }

    private static TestCard known(PowerCuts cuts) {
        TestCard test = new TestCard(cuts, CARD);
        test.powerOn();
        return test;
    }

    private static void backOn(TestCard test) {
        test.powerOn();
        test.polls(POLLS);
    }

    /** The terminal that the server believes the card to be in. */
    private static Imei checked(TestCard test) {
        return test.messages().stream().filter(CheckRequest.class::isInstance).map(message -> ((CheckRequest) message).imei())
                .reduce((former, last) -> last).orElse(null);
    }

    /** Nothing more is sent, and nothing was sent with a counter used before, whether it left or not. */
    private static void nothingIsLeft(TestCard test) {
        int before = test.packets().size();
        test.powerOn();
        test.polls(100);
        assertThat(test.packets()).hasSize(before);
        assertThat(test.packets()).extracting(CommandPacket::counter).doesNotHaveDuplicates();
        assertThat(test.packets()).extracting(CommandPacket::counter).isSorted();
    }
}

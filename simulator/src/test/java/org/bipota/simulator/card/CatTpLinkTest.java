package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.cattp.Ack;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.Data;
import org.bipota.protocol.cattp.Eack;
import org.bipota.protocol.cattp.Nul;
import org.bipota.protocol.cattp.Rst;
import org.bipota.protocol.cattp.RstReason;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.cattp.SynAck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The applet's end of a CAT_TP link, against PDUs of the server's own codec. */
class CatTpLinkTest {

    private static final int SERVER_SEQUENCE = 0xFFFE;

    private TestCard test;
    private Syn syn;

    @BeforeEach
    void synIsOut() {
        test = TestCard.pushed();
        syn = (Syn) sent().get(0);
        assertThat(timers()).containsExactly("start 5");
        test.terminal.forget();
    }

    @Test
    void synAckIsAcknowledgedAndOpensTheLink() {
        receive(synAck(syn.sequence()));

        Ack ack = (Ack) only();
        assertThat(ack.sourcePort()).isEqualTo(syn.sourcePort());
        assertThat(ack.destinationPort()).isEqualTo(9000);
        assertThat(ack.sequence()).isEqualTo(next(syn.sequence()));
        assertThat(ack.acknowledgement()).isEqualTo(SERVER_SEQUENCE);
        assertThat(timers()).containsExactly("start 120");
    }

    @Test
    void silentServerGetsTheSameSynAgainAndAgainAndThenTheChannelIsClosed() {
        List<Octets> datagrams = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            test.card.timerExpired(1);
        }
        datagrams.addAll(test.terminal.sent());
        assertThat(datagrams).hasSize(4).allMatch(CatTpCodec.encode(syn)::equals);
        assertThat(timers()).containsExactly("start 10", "start 20", "start 30", "start 30");
        assertThat(closed()).isFalse();

        test.card.timerExpired(1);

        assertThat(test.terminal.sent()).hasSize(4);
        assertThat(closed()).isTrue();
        assertThat(timers()).last().isEqualTo("deactivate");
        assertThat(test.terminal.commands(CommandDetails.SEND_SHORT_MESSAGE)).isEmpty();
    }

    @Test
    void aServerThatIsTemporarilyUnableIsAskedAgainWhenTheTimerRunsOut() {
        receive(new Rst(9000, syn.sourcePort(), 0, true, syn.sequence(), RstReason.TEMPORARILY_UNABLE.code()));
        assertThat(closed()).isFalse();

        test.card.timerExpired(1);

        assertThat(only()).isEqualTo(syn);
        open();
        assertThat(closed()).isFalse();
    }

    @Test
    void rstClosesTheChannel() {
        receive(new Rst(9000, syn.sourcePort(), 0, true, syn.sequence(), RstReason.PORT_NOT_AVAILABLE.code()));

        assertThat(closed()).isTrue();
        assertThat(test.terminal.sent()).isEmpty();
        assertThat(timers()).containsExactly("deactivate");
    }

    @Test
    void rstOfTheOpenLinkClosesTheChannelAndTheNextPushOpensAnother() {
        open();
        receive(new Rst(9000, syn.sourcePort(), 0, true, syn.sequence(), RstReason.NORMAL_END.code()));
        assertThat(closed()).isTrue();
        test.terminal.forget();

        test.push(TestCard.udpPush());

        assertThat(test.terminal.commands(CommandDetails.OPEN_CHANNEL)).hasSize(1);
        assertThat(only()).isInstanceOf(Syn.class);
    }

    @Test
    void droppedLinkClosesTheChannel() {
        open();
        test.card.channelStatus(1, 0x05);

        assertThat(closed()).isTrue();
        assertThat(test.terminal.sent()).isEmpty();
    }

    @Test
    void dataInOrderIsAcknowledgedAcrossTheWrapOfSequenceNumbers() {
        open();
        int sequence = SERVER_SEQUENCE;
        for (int i = 0; i < 4; i++) {
            sequence = next(sequence);
            receive(data(sequence, false, 256));
            assertThat(((Ack) last()).acknowledgement()).isEqualTo(sequence);
        }
        assertThat(sequence).isEqualTo(2);
    }

    @Test
    void dataOutOfOrderIsKeptAndNamed() {
        open();
        receive(data(0, false, 20));
        assertThat(last()).isInstanceOfSatisfying(Eack.class, eack -> {
            assertThat(eack.acknowledgement()).isEqualTo(SERVER_SEQUENCE);
            assertThat(eack.received()).containsExactly(0);
            assertThat(eack.sequence()).isEqualTo(next(syn.sequence()));
            assertThat(eack.data()).isEqualTo(Octets.EMPTY);
        });
        receive(data(1, false, 20));
        assertThat(((Eack) last()).received()).containsExactlyInAnyOrder(0, 1);

        receive(data(0xFFFF, false, 20));
        assertThat(((Ack) last()).acknowledgement()).isEqualTo(1);

        receive(data(0xFFFF, false, 20));
        assertThat(((Ack) last()).acknowledgement()).isEqualTo(1);
    }

    @Test
    void dataBeyondTheWindowIsDropped() {
        open();
        receive(data(2, false, 20));

        assertThat(((Ack) last()).acknowledgement()).isEqualTo(SERVER_SEQUENCE);
    }

    @Test
    void nulIsAcknowledgedAndTakesANumber() {
        open();
        receive(new Nul(9000, syn.sourcePort(), next(SERVER_SEQUENCE), syn.sequence(), 5));

        assertThat(((Ack) last()).acknowledgement()).isEqualTo(next(SERVER_SEQUENCE));
    }

    @Test
    void pureAckIsNotAnswered() {
        open();
        receive(new Ack(9000, syn.sourcePort(), next(SERVER_SEQUENCE), syn.sequence(), 5));

        assertThat(test.terminal.sent()).isEmpty();
        assertThat(closed()).isFalse();
    }

    @Test
    void repeatedSynAckIsAcknowledgedAgain() {
        open();
        receive(synAck(syn.sequence()));

        assertThat(((Ack) only()).acknowledgement()).isEqualTo(SERVER_SEQUENCE);
        assertThat(closed()).isFalse();
    }

    @Test
    void segmentsOfOneSduMayFillItButNoMore() {
        open();
        receive(data(0xFFFF, true, 256));
        receive(data(0, false, 256));
        assertThat(closed()).isFalse();

        receive(data(1, true, 256));
        receive(data(2, true, 256));
        assertThat(closed()).isFalse();
        receive(data(3, false, 1));

        assertThat(((Rst) last()).reasonCode()).isEqualTo(RstReason.SETUP_FAILED.code());
        assertThat(closed()).isTrue();
    }

    @Test
    void pduLongerThanAnnouncedChangesNothing() {
        open();
        receive(data(0xFFFF, false, 257));
        assertThat(test.terminal.sent()).isEmpty();

        receive(data(0xFFFF, false, 256));

        assertThat(((Ack) only()).acknowledgement()).isEqualTo(0xFFFF);
    }

    @Test
    void synAckOfAnotherSynIsReset() {
        receive(synAck(next(syn.sequence())));

        assertThat(((Rst) only()).reasonCode()).isEqualTo(RstReason.UNEXPECTED_PDU.code());
        assertThat(closed()).isTrue();
    }

    @Test
    void damagedDatagramChangesNothing() {
        Octets good = CatTpCodec.encode(synAck(syn.sequence()));
        for (int i = 0; i < good.length(); i++) {
            byte[] bad = good.toByteArray();
            bad[i] ^= 0x10;
            test.terminal.arrives(Octets.of(bad));
            test.card.dataAvailable(1, bad.length);
        }
        for (int length = 1; length < good.length(); length++) {
            test.terminal.arrives(good.slice(0, length));
            test.card.dataAvailable(1, length);
        }
        assertThat(test.terminal.sent()).isEmpty();
        assertThat(closed()).isFalse();

        receive(synAck(syn.sequence()));

        assertThat(only()).isInstanceOf(Ack.class);
    }

    @Test
    void pduForAnotherPortIsIgnored() {
        receive(new SynAck(9000, syn.sourcePort() ^ 1, SERVER_SEQUENCE, syn.sequence(), 5, 1024, 1024, Octets.EMPTY));
        receive(new Rst(9001, syn.sourcePort(), 0, true, syn.sequence(), 0));

        assertThat(test.terminal.sent()).isEmpty();
        assertThat(closed()).isFalse();
    }

    @Test
    void severalPdusInOneFetchAreAcknowledgedTogether() {
        open();
        Octets two = CatTpCodec.encode(data(0xFFFF, false, 31)).concat(CatTpCodec.encode(data(0, false, 7)));
        test.terminal.arrives(two);

        test.card.dataAvailable(1, two.length());

        assertThat(((Ack) only()).acknowledgement()).isZero();
    }

    @Test
    void eventWithoutDataDoesNoHarm() {
        open();
        test.card.dataAvailable(1, 255);

        assertThat(closed()).isFalse();
        assertThat(test.terminal.sent()).isEmpty();
    }

    @Test
    void silenceIsProbedWithNulAndADeadServerGivenUp() {
        open();
        receive(data(0xFFFF, false, 10));
        test.terminal.forget();
        test.card.timerExpired(1);
        assertThat(timers()).containsExactly("start 120");
        assertThat(test.terminal.sent()).isEmpty();

        for (int i = 0; i < 5; i++) {
            test.card.timerExpired(1);
        }
        assertThat(sent()).hasSize(5).allSatisfy(pdu -> assertThat(pdu).isInstanceOfSatisfying(Nul.class, nul -> {
            assertThat(nul.sequence()).isEqualTo(next(syn.sequence()));
            assertThat(nul.acknowledgement()).isEqualTo(0xFFFF);
        }));
        assertThat(timers()).containsExactly("start 120", "start 5", "start 10", "start 20", "start 30", "start 30");
        assertThat(closed()).isFalse();

        test.card.timerExpired(1);

        assertThat(((Rst) last()).reasonCode()).isEqualTo(RstReason.MAX_RETRIES.code());
        assertThat(closed()).isTrue();
    }

    @Test
    void answeredNulKeepsTheLink() {
        open();
        test.card.timerExpired(1);
        test.card.timerExpired(1);
        assertThat(last()).isInstanceOf(Nul.class);

        receive(new Ack(9000, syn.sourcePort(), 0xFFFF, next(syn.sequence()), 5));
        test.terminal.forget();
        test.card.timerExpired(1);

        assertThat(test.terminal.sent()).isEmpty();
        assertThat(timers()).containsExactly("start 120");
        test.card.timerExpired(1);
        assertThat(((Nul) last()).sequence()).isEqualTo(next(next(syn.sequence())));
    }

    @Test
    void channelThatTheTerminalHasLostIsGivenUp() {
        open();
        test.terminal.answers(CommandDetails.RECEIVE_DATA, "3A02");
        test.card.dataAvailable(1, 20);

        assertThat(closed()).isTrue();
    }

    private void open() {
        receive(synAck(syn.sequence()));
        test.terminal.forget();
    }

    private SynAck synAck(int acknowledgement) {
        return new SynAck(9000, syn.sourcePort(), SERVER_SEQUENCE, acknowledgement, 5, 1024, 1024, Octets.EMPTY);
    }

    private Data data(int sequence, boolean segmented, int octets) {
        byte[] content = new byte[octets];
        for (int i = 0; i < octets; i++) {
            content[i] = (byte) (i * 31 + sequence);
        }
        return new Data(9000, syn.sourcePort(), sequence, syn.sequence(), 5, segmented, Octets.of(content));
    }

    private void receive(CatTpPdu pdu) {
        Octets datagram = CatTpCodec.encode(pdu);
        test.terminal.arrives(datagram);
        test.card.dataAvailable(1, Math.min(datagram.length(), 255));
    }

    private List<CatTpPdu> sent() {
        List<CatTpPdu> pdus = new ArrayList<>();
        for (Octets datagram : test.terminal.sent()) {
            try {
                pdus.add(CatTpCodec.decode(datagram));
            } catch (ProtocolException fault) {
                throw new AssertionError(fault);
            }
        }
        return pdus;
    }

    private CatTpPdu only() {
        assertThat(sent()).hasSize(1);
        return last();
    }

    private CatTpPdu last() {
        List<CatTpPdu> pdus = sent();
        return pdus.get(pdus.size() - 1);
    }

    private boolean closed() {
        return !test.terminal.commands(CommandDetails.CLOSE_CHANNEL).isEmpty();
    }

    /** What was done to timer 1. */
    private List<String> timers() {
        return test.terminal.commands(CommandDetails.TIMER_MANAGEMENT).stream().map(CatTpLinkTest::timer).toList();
    }

    private static String timer(ProactiveCommand command) {
        assertThat(command.value(0x24)).contains(Octets.ofOctets(1));
        if (command.details().qualifier() == 1) {
            return "deactivate";
        }
        Octets value = command.value(0x25).orElseThrow();
        return "start " + (digits(value.at(0)) * 3600 + digits(value.at(1)) * 60 + digits(value.at(2)));
    }

    private static int digits(int swapped) {
        return (swapped & 0xF) * 10 + (swapped >> 4);
    }

    private static int next(int sequence) {
        return sequence + 1 & 0xFFFF;
    }
}

package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cattp.Ack;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.Data;
import org.bipota.protocol.cattp.Eack;
import org.bipota.protocol.cattp.Nul;
import org.bipota.protocol.cattp.Rst;
import org.bipota.protocol.cattp.Syn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The card's CAT_TP: every state and every event, and what goes on in the open link. */
class LinkTableTest {

    private enum State { CLOSED, SYN_SENT, OPEN, ANSWERING, PROBING }

    private enum Event {
        SYN, SYN_ACK, SYN_ACK_OF_ANOTHER, SHORT_SYN_ACK, ACK, LATE_ACK, ACK_OF_NOTHING, DATA, NEXT_BUT_ONE, OLD_DATA, NUL, RST,
        RST_WITHOUT_ACK, RST_UNABLE, EACK_WITH_DATA, NO_ACK_FLAG, OTHER_VERSION, OTHER_PORT, BAD_CHECKSUM, TRUNCATED, TIMER, DROPPED
    }

    /** What is sent, in short: S SYN, A ACK, E EACK, D data, N NUL, R and its reason; then / where the channel is closed. */
    @ParameterizedTest
    @CsvSource({
        "SYN,                '', R4/, R4/, R4/, R4/",
        "SYN_ACK,            '', A,   A,   A,   A",
        "SYN_ACK_OF_ANOTHER, '', R4/, A,   A,   A",
        "SHORT_SYN_ACK,      '', R1/, A,   A,   A",
        "ACK,                '', '',  '',  '',  ''",
        "LATE_ACK,           '', '',  '',  '',  ''",
        "ACK_OF_NOTHING,     '', '',  '',  '',  ''",
        // a complete SDU waits for the response that is on its way
        "DATA,               '', '',  A,   A,   A",
        "NEXT_BUT_ONE,       '', '',  E,   E,   E",
        "OLD_DATA,           '', '',  A,   A,   A",
        "NUL,                '', '',  A,   A,   A",
        "RST,                '', /,   /,   /,   /",
        "RST_WITHOUT_ACK,    '', /,   /,   /,   /",
        // the server asks to try again
        "RST_UNABLE,         '', '',  /,   /,   /",
        "EACK_WITH_DATA,     '', '',  A,   A,   A",
        "NO_ACK_FLAG,        '', R4/, R4/, R4/, R4/",
        "OTHER_VERSION,      '', R6/, R6/, R6/, R6/",
        "OTHER_PORT,         '', '',  '',  '',  ''",
        "BAD_CHECKSUM,       '', '',  '',  '',  ''",
        "TRUNCATED,          '', '',  '',  '',  ''",
        "TIMER,              '', S,   '',  D,   N",
        "DROPPED,            '', /,   /,   /,   /"})
    void everyEventInEveryState(Event event, String closed, String synSent, String open, String answering, String probing) {
        String[] expected = {closed, synSent, open, answering, probing};
        for (State state : State.values()) {
            OpenLink link = in(state);
            int closings = closings(link);
            happens(link, event);
            String sent = link.sent().stream().map(LinkTableTest::brief).collect(Collectors.joining());
            assertThat(sent + (closings(link) > closings ? "/" : "")).as("%s in %s", event, state).isEqualTo(expected[state.ordinal()]);
        }
    }

    private static OpenLink in(State state) {
        TestCard test = TestCard.known();
        if (state == State.SYN_SENT) {
            return OpenLink.synSent(test);
        }
        OpenLink link = OpenLink.open(test);
        switch (state) {
            case CLOSED -> link.receive(new Rst(9000, link.syn.sourcePort(), 1, true, link.acknowledged, 0));
            case ANSWERING -> assertThat(link.receive(link.data(false, link.packet("1601", test.nextCounter(), Octets.EMPTY))))
                    .singleElement().isInstanceOf(Data.class);
            case PROBING -> {
                test.card.timerExpired(1);
                test.card.timerExpired(1);
                assertThat(link.sent()).singleElement().isInstanceOf(Nul.class);
            }
            default -> {
            }
        }
        return link;
    }

    private static void happens(OpenLink link, Event event) {
        int port = link.syn.sourcePort();
        int next = link.sequence + 1 & 0xFFFF;
        Octets data = Octets.ofHex("0102030405");
        switch (event) {
            case SYN -> give(link, new Syn(9000, port, 77, 4, 1024, 1024, Octets.EMPTY));
            case SYN_ACK -> give(link, link.synAck(1024, 4096, 4));
            case SYN_ACK_OF_ANOTHER -> {
                link.acknowledged++;
                give(link, link.synAck(1024, 4096, 4));
            }
            case SHORT_SYN_ACK -> give(link, link.synAck(18, 4096, 4));
            case ACK -> give(link, link.ack(4));
            case LATE_ACK -> {
                link.acknowledged -= 3;
                give(link, link.ack(4));
            }
            case ACK_OF_NOTHING -> {
                link.acknowledged += 5;
                give(link, link.ack(4));
            }
            case DATA -> give(link, link.data(next, false, data));
            case NEXT_BUT_ONE -> give(link, link.data(next + 1 & 0xFFFF, false, data));
            case OLD_DATA -> give(link, link.data(link.sequence, false, data));
            case NUL -> give(link, new Nul(9000, port, next, link.acknowledged, 4));
            case RST -> give(link, new Rst(9000, port, next, true, link.acknowledged, 0));
            case RST_WITHOUT_ACK -> give(link, new Rst(9000, port, next, false, 0, 4));
            case RST_UNABLE -> give(link, new Rst(9000, port, 0, true, link.acknowledged, 2));
            case EACK_WITH_DATA -> give(link, new Eack(9000, port, next, link.acknowledged, 4, List.of(7), false, data));
            case NO_ACK_FLAG -> link.test.terminal.arrives(altered(link.data(next, false, data), 0, 0x00));
            case OTHER_VERSION -> link.test.terminal.arrives(altered(link.synAck(1024, 4096, 4), 0, 0xC1));
            case OTHER_PORT -> give(link, new Rst(9000, port ^ 1, next, true, link.acknowledged, 0));
            case BAD_CHECKSUM -> {
                byte[] bad = CatTpCodec.encode(new Rst(9000, port, next, true, link.acknowledged, 0)).toByteArray();
                bad[16] ^= 1;
                link.test.terminal.arrives(Octets.of(bad));
            }
            case TRUNCATED -> link.test.terminal.arrives(CatTpCodec.encode(link.data(next, false, data)).slice(0, 20));
            case TIMER -> {
                link.test.card.timerExpired(1);
                return;
            }
            case DROPPED -> {
                link.test.card.channelStatus(1, 5);
                return;
            }
        }
        link.test.card.dataAvailable(1, 255);
    }

    private static void give(OpenLink link, CatTpPdu pdu) {
        link.test.terminal.arrives(CatTpCodec.encode(pdu));
    }

    /** The PDU with one octet changed, and a checksum that fits. */
    private static Octets altered(CatTpPdu pdu, int at, int value) {
        byte[] octets = CatTpCodec.encode(pdu).toByteArray();
        octets[at] = (byte) value;
        octets[16] = 0;
        octets[17] = 0;
        int sum = 0;
        for (int i = 0; i < octets.length; i++) {
            sum += (octets[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        octets[16] = (byte) (~sum >> 8);
        octets[17] = (byte) ~sum;
        return Octets.of(octets);
    }

    private static String brief(CatTpPdu pdu) {
        if (pdu instanceof Rst rst) {
            return "R" + rst.reasonCode();
        }
        return pdu.getClass().getSimpleName().substring(0, 1);
    }

    private static int closings(OpenLink link) {
        return link.test.terminal.commands(CommandDetails.CLOSE_CHANNEL).size();
    }

    @Test
    void everythingKeptOutOfOrderCountsOnceTheGapIsFilled() {
        OpenLink link = OpenLink.open(TestCard.known());
        Octets packet = link.packet("1601", link.test.nextCounter(), StoreData.block(0, true, Octets.of(new byte[200])));
        int first = link.sequence + 1 & 0xFFFF;
        Octets[] parts = {packet.slice(0, 50), packet.slice(50, 120), packet.slice(120)};

        assertThat(received(link.receive(link.data(first + 2 & 0xFFFF, false, parts[2])))).containsExactly(first + 2 & 0xFFFF);
        assertThat(received(link.receive(link.data(first + 1 & 0xFFFF, true, parts[1]))))
                .containsExactlyInAnyOrder(first + 1 & 0xFFFF, first + 2 & 0xFFFF);
        // repeated, and one more than the window
        assertThat(received(link.receive(link.data(first + 2 & 0xFFFF, false, parts[0])))).hasSize(2);
        assertThat(received(link.receive(link.data(first + 3 & 0xFFFF, false, parts[0])))).hasSize(2);
        List<CatTpPdu> answer = link.receive(link.data(first, true, parts[0]));

        assertThat(answer).singleElement().isInstanceOfSatisfying(Data.class,
                data -> assertThat(data.acknowledgement()).isEqualTo(first + 2 & 0xFFFF));
        assertThat(link.test.card.content()).isEqualTo(Octets.of(new byte[200]));
    }

    @Test
    void orderIsKeptAcrossTheWrapOfNumbers() {
        OpenLink link = OpenLink.open(TestCard.known());
        Octets content = StoreData.content(5_000, 3);
        // 25 packets of one block, each of two PDUs in the wrong order: numbers FFF1 to 0022
        for (Octets commands : StoreData.packets(content, 200, 1)) {
            Octets packet = link.packet("1601", link.test.nextCounter(), commands);
            int first = link.sequence + 1 & 0xFFFF;
            link.sequence = first + 1 & 0xFFFF;
            assertThat(received(link.receive(link.data(link.sequence, false, packet.slice(100))))).containsExactly(link.sequence);
            List<CatTpPdu> answer = link.receive(link.data(first, true, packet.slice(0, 100)));
            assertThat(answer).singleElement().isInstanceOf(Data.class);
            link.acknowledged = answer.get(0).sequence();
        }
        assertThat(link.sequence).isLessThan(0x100);
        assertThat(link.test.card.content()).isEqualTo(content);
    }

    @Test
    void pipelinedSdusWaitForTheResponseAndNothingKeptIsLost() {
        OpenLink link = OpenLink.open(TestCard.known());
        Octets first = link.packet("1601", link.test.nextCounter(), StoreData.block(0, false, Octets.ofHex("01")));
        Octets second = link.packet("1601", link.test.nextCounter(), StoreData.block(1, false, Octets.ofHex("02")));
        Octets third = link.packet("1601", link.test.nextCounter(), StoreData.block(2, true, Octets.ofHex("03")));
        int number = link.sequence + 1;

        // the second and third overtake the first, and are named
        assertThat(received(link.receive(link.data(number + 1, false, second)))).containsExactly(number + 1);
        assertThat(received(link.receive(link.data(number + 2, false, third)))).hasSize(2);
        List<CatTpPdu> answer = link.receive(link.data(number, false, first));
        assertThat(answer).singleElement().isInstanceOfSatisfying(Data.class, data -> assertThat(data.acknowledgement()).isEqualTo(number));

        // repeating what waits changes nothing, and neither does what would need its place
        assertThat(received(link.receive(link.data(number + 1, false, second)))).containsExactlyInAnyOrder(number + 1, number + 2);
        assertThat(received(link.receive(link.data(number + 3, false, second)))).containsExactlyInAnyOrder(number + 1, number + 2);
        for (int i = 0; i < 2; i++) {
            link.sequence = number + i;
            link.acknowledged = link.acknowledged + 1 & 0xFFFF;
            answer = link.receive(link.ack(4));
            int done = number + 1 + i;
            assertThat(answer).singleElement().isInstanceOfSatisfying(Data.class, data -> assertThat(data.acknowledgement()).isEqualTo(done));
        }
        assertThat(link.test.card.content()).isEqualTo(Octets.ofHex("010203"));
    }

    @Test
    void responseIsRepeatedWithTheLatestAcknowledgementUntilItIsAcknowledged() {
        OpenLink link = OpenLink.open(TestCard.known());
        Data first = (Data) link.receive(link.data(false, link.packet("1619", link.test.nextCounter(), Octets.EMPTY))).get(0);

        // the acknowledgement was lost; a NUL shows the card something new
        link.sequence++;
        link.receive(new Nul(9000, link.syn.sourcePort(), link.sequence, link.acknowledged, 4));
        link.test.card.timerExpired(1);

        assertThat(link.sent()).singleElement().isInstanceOfSatisfying(Data.class, again -> {
            assertThat(again.sequence()).isEqualTo(first.sequence());
            assertThat(again.data()).isEqualTo(first.data());
            assertThat(again.acknowledgement()).isEqualTo(link.sequence);
        });
        link.acknowledged = first.sequence();
        assertThat(link.receive(link.ack(4))).isEmpty();
        link.test.card.timerExpired(1);
        assertThat(link.sent()).isEmpty();
        assertThat(link.closed()).isFalse();
    }

    @Test
    void responseThatIsNeverAcknowledgedEndsTheLinkWithReason5() {
        OpenLink link = OpenLink.open(TestCard.known());
        link.receive(link.data(false, link.packet("1619", link.test.nextCounter(), Octets.EMPTY)));
        for (int i = 0; i < 4; i++) {
            link.test.card.timerExpired(1);
            assertThat(link.sent()).singleElement().isInstanceOf(Data.class);
        }
        link.test.card.timerExpired(1);

        assertThat(brief(link.sent().get(0))).isEqualTo("R5");
        assertThat(link.closed()).isTrue();
    }

    @Test
    void responseIsCutToThePeersPdus() {
        // 30 octets of PDU: 12 of data
        OpenLink link = OpenLink.open(TestCard.known(), 30, 4096, 4);
        Octets packet = link.packet("1619", link.test.nextCounter(), Octets.EMPTY);

        List<CatTpPdu> answers = link.receive(link.data(false, packet));
        Octets response = Octets.EMPTY;
        int pdus = 0;
        while (!answers.isEmpty()) {
            Data part = (Data) answers.get(0);
            assertThat(part.data().length()).isLessThanOrEqualTo(12);
            response = response.concat(part.data());
            link.acknowledged = part.sequence();
            answers = link.receive(link.ack(4));
            pdus++;
            assertThat(part.segmented()).isEqualTo(!answers.isEmpty());
        }

        assertThat(pdus).isGreaterThan(2);
        assertThat(link.response("1619", response).data()).isEqualTo(Octets.ofHex("009000"));
    }

    @Test
    void responseLongerThanThePeersSdusEndsTheLinkWithReason1() {
        OpenLink link = OpenLink.open(TestCard.known(), 1024, 20, 4);

        List<CatTpPdu> answers = link.receive(link.data(false, link.packet("1619", link.test.nextCounter(), Octets.EMPTY)));

        assertThat(answers).extracting(LinkTableTest::brief).containsExactly("R1");
        assertThat(link.closed()).isTrue();
    }

    @Test
    void aServerThatNamesNoSizesSetsNone() {
        OpenLink link = OpenLink.open(TestCard.known(), 0, 0, 4);

        assertThat(link.execute(Octets.EMPTY).statusWord()).isEqualTo(0x9000);
    }

    @Test
    void closedWindowHoldsTheResponseBackAndIsProbed() {
        OpenLink link = OpenLink.open(TestCard.known());
        link.receive(link.ack(0));
        Octets packet = link.packet("1619", link.test.nextCounter(), Octets.EMPTY);
        link.sequence++;
        assertThat(link.receive(new Data(9000, link.syn.sourcePort(), link.sequence, link.acknowledged, 0, false, packet)))
                .singleElement().isInstanceOf(Ack.class);

        for (int i = 0; i < 3; i++) {
            link.test.card.timerExpired(1);
            Nul probe = (Nul) link.sent().get(0);
            link.acknowledged = probe.sequence();
            assertThat(link.receive(link.ack(0))).isEmpty();
        }

        assertThat(link.receive(link.ack(1))).singleElement().isInstanceOf(Data.class);
    }

    @Test
    void failedSendClosesTheChannel() {
        OpenLink link = OpenLink.open(TestCard.known());
        link.test.terminal.answers(CommandDetails.SEND_DATA, "3A02");
        link.receive(link.data(false, Octets.ofHex("01")));

        assertThat(link.closed()).isTrue();
        assertThat(link.test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).hasSize(1);
        link.test.card.timerExpired(1);
        assertThat(link.sent()).isEmpty();
    }

    private static List<Integer> received(List<CatTpPdu> answer) {
        return ((Eack) answer.get(answer.size() - 1)).received();
    }
}

package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.bipota.protocol.Octets;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.secured.ResponseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wherever the power is cut while a packet of a content is executed, a reader sees a whole content or none, the packet comes
 * again with a new counter, and the content is whole; the packet that was cut never runs again.
 */
class ContentCutTest {

    private static final CardProfile PROFILE = new CardProfile(TestCard.ICCID, TestCard.AES_128, CardProfile.BIP, "10099");
    private static final Octets OLD = StoreData.content(1_500, 1);
    private static final Octets CONTENT = StoreData.content(2_300, 2);

    /** The packet that is cut: the first, which replaces the old content; one in the middle; the last. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void packetIsExecutedWhollyOrNotAtAll(int cut) {
        // the pages have 1,024 octets, so blocks lie across their bounds
        List<Octets> packets = StoreData.packets(CONTENT, 200, 4);
        assertThat(packets).hasSize(3);
        int points = PowerCuts.everywhere("packet " + cut + " of a content", cuts -> {
            TestCard test = new TestCard(cuts, PROFILE);
            test.powerOn();
            OpenLink link = OpenLink.open(test);
            load(link, StoreData.packets(OLD, 200, 4));
            load(link, packets.subList(0, cut));
            Octets sealed = link.packet("1619", test.nextCounter(), packets.get(cut));

            cuts.during(() -> link.exchange(sealed));

            assertThat(test.card.content()).isIn(Octets.EMPTY, OLD, CONTENT);
            if (test.card.content().equals(OLD)) {
                assertThat(cut).isZero();
            }
            if (test.card.content().equals(CONTENT)) {
                assertThat(cut).isEqualTo(2);
            }
            OpenLink next = cuts.cut() ? again(test) : link;
            // the server has no answer and sends the same commands again
            load(next, packets.subList(cut, packets.size()));
            assertThat(test.card.content()).isEqualTo(CONTENT);
            assertThat(next.response("1619", next.exchange(sealed)).status()).isEqualTo(ResponseStatus.CNTR_LOW);
            assertThat(test.card.content()).isEqualTo(CONTENT);
        });
        assertThat(points).isGreaterThan(12);
    }

    @Test
    void contentThatBeginsLikeTheLastIsSafeToo() {
        Octets first = StoreData.content(600, 3);
        Octets other = first.slice(0, 300).concat(StoreData.content(500, 4));
        int points = PowerCuts.everywhere("content alike", cuts -> {
            TestCard test = new TestCard(cuts, PROFILE);
            test.powerOn();
            OpenLink link = OpenLink.open(test);
            load(link, StoreData.packets(first, 200, 4));

            cuts.during(() -> link.execute(StoreData.packets(other, 200, 4).get(0)));

            assertThat(test.card.content()).isIn(Octets.EMPTY, first, other);
            load(cuts.cut() ? again(test) : link, StoreData.packets(other, 200, 4));
            assertThat(test.card.content()).isEqualTo(other);
        });
        assertThat(points).isGreaterThan(12);
    }

    /** The server sends again what the card did not answer, with a new counter. */
    @Test
    void contentBySmsIsWholeInTheEnd() {
        List<Octets> packets = StoreData.packets(CONTENT, 200, 4);
        int points = PowerCuts.everywhere("content by SMS", cuts -> {
            TestCard test = new TestCard(cuts, PROFILE);
            test.powerOn();
            int[] answered = {0};

            cuts.during(() -> {
                for (; answered[0] < packets.size(); answered[0]++) {
                    bySms(test, packets.get(answered[0]));
                }
            });
            test.powerOn();

            assertThat(test.card.content()).isIn(Octets.EMPTY, CONTENT);
            packets.subList(answered[0], packets.size()).forEach(packet -> bySms(test, packet));
            assertThat(test.card.content()).isEqualTo(CONTENT);
        });
        assertThat(points).isGreaterThan(30);
    }

    /** With a plain proof of receipt in the delivery report. */
    private static void bySms(TestCard test, Octets commands) {
        assertThat(test.send("1601", commands).data().toHex()).endsWith("9000");
    }

    private static OpenLink again(TestCard test) {
        test.terminal.losesChannelData();
        test.powerOn();
        return OpenLink.open(test);
    }

    private static void load(OpenLink link, List<Octets> packets) {
        for (Octets packet : packets) {
            CompactResponse response = link.execute(packet);
            assertThat(response.statusWordHex()).isEqualTo("9000");
        }
    }
}

package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bipota.protocol.Octets;
import org.bipota.simulator.handset.DatagramFate.Arrival;
import org.junit.jupiter.api.Test;

class DatagramFateTest {

    private static final Octets DATAGRAM = Octets.ofHex("00112233445566778899");
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aPerfectLinkDeliversOnceAtOnce() {
        assertThat(fates(LinkQuality.PERFECT, 1, 1000)).containsOnly(List.of(new Arrival(0, DATAGRAM)));
    }

    @Test
    void aPoorLinkLosesRepeatsAndDelaysButNeverTwoInARow() {
        List<List<Arrival>> fates = fates(LinkQuality.POOR, 42, 10_000);

        assertThat(fates.stream().filter(List::isEmpty).count()).isBetween(1_500L, 2_500L);
        assertThat(fates.stream().filter(copies -> copies.size() == 2).count()).isBetween(500L, 1_200L);
        assertThat(fates.stream().flatMap(List::stream)).allSatisfy(copy -> assertThat(copy.delayMillis()).isBetween(0L, 300L))
                .anySatisfy(copy -> assertThat(copy.delayMillis()).isGreaterThan(250));
        assertThat(IntStream.range(1, fates.size()).filter(i -> fates.get(i).isEmpty() && fates.get(i - 1).isEmpty()))
                .isEmpty();
    }

    @Test
    void aSpoiltDatagramDiffersInOneBit() {
        List<Octets> spoilt = fates(LinkQuality.PERFECT.corrupting(20), 3, 1000).stream().map(copies -> copies.get(0).datagram())
                .filter(octets -> !octets.equals(DATAGRAM)).toList();

        assertThat(spoilt).hasSizeBetween(150, 250).allSatisfy(octets -> {
            BitSet difference = BitSet.valueOf(octets.toByteArray());
            difference.xor(BitSet.valueOf(DATAGRAM.toByteArray()));
            assertThat(difference.cardinality()).isOne();
        });
        assertThat(spoilt.stream().distinct().count()).as("different bits").isGreaterThan(50);
    }

    @Test
    void aSlowLinkCarriesOneDatagramBehindTheOther() {
        DatagramFate fate = new DatagramFate(LinkQuality.PERFECT.limitedTo(100), 1);

        assertThat(fate.next(DATAGRAM, 0)).containsExactly(new Arrival(100, DATAGRAM));
        assertThat(fate.next(DATAGRAM, 0)).containsExactly(new Arrival(200, DATAGRAM));
        assertThat(fate.next(DATAGRAM, SECOND / 10)).containsExactly(new Arrival(200, DATAGRAM));
        assertThat(fate.next(DATAGRAM, SECOND)).as("when it was idle").containsExactly(new Arrival(100, DATAGRAM));
    }

    @Test
    void theSameSeedHasTheSameFate() {
        assertThat(fates(LinkQuality.CELL_EDGE, 5, 100)).isEqualTo(fates(LinkQuality.CELL_EDGE, 5, 100))
                .isNotEqualTo(fates(LinkQuality.CELL_EDGE, 6, 100));
    }

    @Test
    void aQualityThatCannotBeIsRefused() {
        assertThatThrownBy(() -> LinkQuality.PERFECT.corrupting(101)).hasMessageContaining("corruption 101%");
        assertThatThrownBy(() -> LinkQuality.PERFECT.delaying(20, 10)).hasMessageContaining("delay 20 to 10 ms");
    }

    private static List<List<Arrival>> fates(LinkQuality quality, long seed, int datagrams) {
        DatagramFate fate = new DatagramFate(quality, seed);
        return IntStream.range(0, datagrams).mapToObj(i -> fate.next(DATAGRAM, i * SECOND)).toList();
    }
}

package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatagramFateTest {

    @Test
    void aPerfectLinkDeliversOnceAtOnce() {
        DatagramFate fate = new DatagramFate(LinkQuality.PERFECT, 1);
        assertThat(fates(fate, 1000)).containsOnly(List.of(0));
    }

    @Test
    void aPoorLinkLosesRepeatsAndDelaysButNeverTwoInARow() {
        List<List<Integer>> fates = fates(new DatagramFate(LinkQuality.POOR, 42), 10_000);

        assertThat(fates.stream().filter(List::isEmpty).count()).isBetween(1_500L, 2_500L);
        assertThat(fates.stream().filter(copies -> copies.size() == 2).count()).isBetween(500L, 1_200L);
        assertThat(fates.stream().flatMap(List::stream)).allSatisfy(delay -> assertThat(delay).isBetween(0, 300));
        assertThat(IntStream.range(1, fates.size()).filter(i -> fates.get(i).isEmpty() && fates.get(i - 1).isEmpty()))
                .isEmpty();
    }

    @Test
    void theSameSeedHasTheSameFate() {
        assertThat(fates(new DatagramFate(LinkQuality.POOR, 5), 100))
                .isEqualTo(fates(new DatagramFate(LinkQuality.POOR, 5), 100))
                .isNotEqualTo(fates(new DatagramFate(LinkQuality.POOR, 6), 100));
    }

    private static List<List<Integer>> fates(DatagramFate fate, int datagrams) {
        return IntStream.range(0, datagrams).mapToObj(i -> fate.next()).toList();
    }
}

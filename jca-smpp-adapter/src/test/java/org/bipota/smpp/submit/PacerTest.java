package org.bipota.smpp.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = Long.MAX_VALUE - SECOND; // the counter may overflow

    @Test
    void theFirstSegmentGoesAtOnceAndTheNextAfterOneInterval() {
        Pacer pacer = new Pacer(100);
        assertThat(pacer.waitNanos(START)).isLessThanOrEqualTo(0);
        pacer.sent(START);

        assertThat(pacer.waitNanos(START)).isEqualTo(SECOND / 100);
        assertThat(pacer.waitNanos(START + SECOND / 100)).isZero();
    }

    @Test
    void noSecondSeesMoreThanTheRateAndHalfAPercentHoweverLateTheSenderIs() {
        long seed = 4711;
        Random random = new Random(seed);
        int rate = 1_000;
        Pacer pacer = new Pacer(rate);
        List<Long> sent = new ArrayList<>();
        long now = START;
        while (now - START < 20 * SECOND) {
            now += Math.max(0, pacer.waitNanos(now)) + (long) (random.nextDouble() * random.nextDouble() * 8_000_000);
            pacer.sent(now);
            sent.add(now - START);
        }
        for (int i = 0; i < sent.size(); i++) {
            long end = sent.get(i) + SECOND;
            long within = sent.subList(i, sent.size()).stream().takeWhile(at -> at < end).count();
            assertThat(within).as("seed %d, second from %d ns on", seed, sent.get(i)).isLessThanOrEqualTo(rate + 5 + 1);
        }
    }

    @Test
    void aSenderThatIsALittleLateKeepsTheFullRate() {
        Pacer pacer = new Pacer(100);
        long now = START;
        for (int i = 0; i < 1_001; i++) {
            now += Math.max(0, pacer.waitNanos(now)) + 1_000_000;
            pacer.sent(now);
        }
        assertThat(now - START).isBetween(10 * SECOND - 10_000_000, 10 * SECOND + 10_000_000);
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pacer(0)).withMessageContaining("rate: 0");
    }
}

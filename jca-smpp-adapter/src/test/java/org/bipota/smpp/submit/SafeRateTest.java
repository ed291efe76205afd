package org.bipota.smpp.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeRateTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = Long.MAX_VALUE - 5 * SECOND;

    @Test
    void itIsHalvedByEachThrottlingAndNeverLessThanOne() {
        SafeRate rate = new SafeRate(10);
        assertThat(rate.current()).isEqualTo(10);
        int[] expected = {5, 2, 1, 1, 1};
        for (int halved : expected) {
            rate.throttled(START);
            assertThat(rate.current()).isEqualTo(halved);
        }
    }

    @Test
    void itGrowsByATwentiethOfItselfPerSecondUpToTheConfiguredOne() {
        SafeRate rate = new SafeRate(100);
        rate.throttled(START);
        assertThat(rate.accepted(START + SECOND)).isFalse();
        assertThat(rate.current()).isEqualTo(52);
        int seconds = 1;
        boolean recovered = false;
        while (!recovered) {
            recovered = rate.accepted(START + ++seconds * SECOND);
        }
        assertThat(seconds).isEqualTo(15);
        assertThat(rate.current()).isEqualTo(100);
        assertThat(rate.accepted(START + 20 * SECOND)).as("told once").isFalse();
    }

    @Test
    void aRateOfOneGrowsToo() {
        SafeRate rate = new SafeRate(3);
        rate.throttled(START);
        for (int second = 1; second <= 10; second++) {
            rate.accepted(START + second * SECOND);
        }
        assertThat(rate.current()).isEqualTo(3);
    }

    @Test
    void whatTheSmscSaidLongAgoIsForgotten() {
        SafeRate rate = new SafeRate(1_000);
        for (int i = 0; i < 10; i++) {
            rate.throttled(START);
        }
        assertThat(rate.accepted(START + 10 * SECOND)).isFalse();
        assertThat(rate.current()).isEqualTo(3);
        assertThat(rate.accepted(START + 600 * SECOND)).isTrue();
        assertThat(rate.current()).isEqualTo(1_000);
    }

    /** An SMSC that takes so many segments per second, counted in windows of 100 ms, against a sender always ready. */
    @ParameterizedTest
    @CsvSource({"1000, 400", "1000, 50", "100, 80", "100, 20"})
    void aSenderThatIsTooFastFindsMostOfWhatTheSmscBears(int configured, int borne) {
        Pace pace = new Pace(new SubmitSettings("test", "test", 50, configured, Duration.ofSeconds(10), Duration.ofMillis(200),
                Duration.ofSeconds(10)));
        long roundTrip = SECOND / 50;
        long now = START;
        long accepted = 0;
        long throttled = 0;
        long slot = 0;
        int inSlot = 0;
        while (now - START < 300 * SECOND) {
            now += Math.max(0, pace.waitNanos(now));
            long sent = now;
            pace.sent(sent);
            long nowSlot = (sent - START) / (SECOND / 10);
            inSlot = nowSlot == slot ? inSlot + 1 : 1;
            slot = nowSlot;
            boolean tooFast = inSlot > Math.max(1, borne / 10);
            if (now - START > 30 * SECOND) {
                accepted += tooFast ? 0 : 1;
                throttled += tooFast ? 1 : 0;
            }
            if (tooFast) {
                pace.throttled(sent, sent + roundTrip);
            } else {
                pace.accepted(sent, sent + roundTrip);
            }
        }
        assertThat(accepted / 270.0).as("segments per second, %d configured", configured).isGreaterThan(0.5 * borne);
        assertThat(throttled).as("of %d accepted", accepted).isLessThan(accepted / 20);
        assertThat(pace.rate()).isBetween(1, configured);
    }
}

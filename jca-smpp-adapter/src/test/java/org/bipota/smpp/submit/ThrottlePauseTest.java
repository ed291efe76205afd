package org.bipota.smpp.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottlePauseTest {

    private static final long MILLI = 1_000_000;

    private final ThrottlePause pause = new ThrottlePause(Duration.ofMillis(100), Duration.ofMillis(300));

    @Test
    void withoutThrottlingThereIsNoPause() {
        pause.accepted(1);
        assertThat(pause.waitNanos(2)).isLessThanOrEqualTo(0);
    }

    @Test
    void aWholeWindowOfThrottledAnswersIsOnePause() {
        assertThat(pause.throttled(1 * MILLI, 10 * MILLI)).contains(Duration.ofMillis(100));
        assertThat(pause.throttled(2 * MILLI, 11 * MILLI)).isEmpty();
        assertThat(pause.throttled(10 * MILLI, 12 * MILLI)).isEmpty();

        assertThat(pause.waitNanos(12 * MILLI)).isEqualTo(98 * MILLI);
        assertThat(pause.waitNanos(110 * MILLI)).isZero();
    }

    @Test
    void thePauseGrowsToItsMaximumAndStartsSmallAfterAnAcceptedSegment() {
        assertThat(pause.throttled(0, 10 * MILLI)).contains(Duration.ofMillis(100));
        assertThat(pause.throttled(110 * MILLI, 120 * MILLI)).contains(Duration.ofMillis(200));
        assertThat(pause.throttled(320 * MILLI, 330 * MILLI)).contains(Duration.ofMillis(300));
        assertThat(pause.throttled(640 * MILLI, 650 * MILLI)).contains(Duration.ofMillis(300));

        pause.accepted(640 * MILLI);
        assertThat(pause.throttled(960 * MILLI, 970 * MILLI)).as("that one was sent before the pause").contains(Duration.ofMillis(300));
        pause.accepted(1_300 * MILLI);
        assertThat(pause.throttled(1_310 * MILLI, 1_320 * MILLI)).contains(Duration.ofMillis(100));
    }
}

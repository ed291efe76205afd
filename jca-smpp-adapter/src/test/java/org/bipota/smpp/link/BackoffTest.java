package org.bipota.smpp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

    @Test
    void theDelayDoublesUpToTheMaximum() {
        assertThat(backoff.next(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.next(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.next(1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.next(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.next(1)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theJitterLeavesOutAtMostHalf() {
        assertThat(backoff.next(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.next(0.5)).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void aResetStartsAgain() {
        backoff.next(1);
        backoff.next(1);
        backoff.reset();
        assertThat(backoff.next(1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anInitialDelayAboveTheMaximumCountsAsTheMaximum() {
        assertThat(new Backoff(Duration.ofSeconds(9), Duration.ofSeconds(5)).next(1)).isEqualTo(Duration.ofSeconds(5));
    }
}

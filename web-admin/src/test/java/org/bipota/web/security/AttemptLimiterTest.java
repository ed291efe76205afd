package org.bipota.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptLimiterTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AttemptLimiter limiter = new AttemptLimiter(new AttemptLimiter.Limits(
            2, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(100), 2));

    @Test
    void firstFailuresAreFree() {
        limiter.failed("a", 0);
        limiter.failed("a", 0);

        assertThat(limiter.waitOf("a", 0)).isZero();
    }

    @Test
    void furtherFailuresWaitTwiceAsLongUpToTheLongest() {
        limiter.failed("a", 0);
        limiter.failed("a", 0);

        assertThat(limiter.failed("a", 0)).isEqualTo(3);
        assertThat(limiter.waitOf("a", 0)).isEqualTo(Duration.ofSeconds(1));
        limiter.failed("a", 0);
        assertThat(limiter.waitOf("a", 0)).isEqualTo(Duration.ofSeconds(2));
        limiter.failed("a", 0);
        assertThat(limiter.waitOf("a", 0)).isEqualTo(Duration.ofSeconds(3));
        for (int i = 0; i < 200; i++) {
            limiter.failed("a", 0);
        }
        assertThat(limiter.waitOf("a", 0)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void waitEndsWithItsTime() {
        for (int i = 0; i < 3; i++) {
            limiter.failed("a", 0);
        }

        assertThat(limiter.waitOf("a", SECOND - 1)).isEqualTo(Duration.ofNanos(1));
        assertThat(limiter.waitOf("a", SECOND)).isZero();
    }

    @Test
    void othersDoNotWait() {
        for (int i = 0; i < 9; i++) {
            limiter.failed("a", 0);
        }

        assertThat(limiter.waitOf("b", 0)).isZero();
    }

    @Test
    void successForgetsTheFailures() {
        for (int i = 0; i < 3; i++) {
            limiter.failed("a", 0);
        }
        limiter.succeeded("a");

        assertThat(limiter.waitOf("a", 0)).isZero();
        assertThat(limiter.failed("a", 0)).isEqualTo(1);
    }

    @Test
    void failuresLongAgoAreForgotten() {
        limiter.failed("a", 0);
        limiter.failed("a", 0);

        assertThat(limiter.failed("a", 100 * SECOND)).isEqualTo(1);
    }

    @Test
    void onlySoManyKeysAreRemembered() {
        for (int i = 0; i < 1000; i++) {
            limiter.failed("user" + i, i);
        }

        assertThat(limiter.size()).isEqualTo(2);
    }
}

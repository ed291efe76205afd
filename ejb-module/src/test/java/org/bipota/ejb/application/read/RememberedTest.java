package org.bipota.ejb.application.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger found = new AtomicInteger();

    private Remembered<Integer> taking(Duration cost) {
        return new Remembered<>(() -> {
            nanos.addAndGet(cost.toNanos());
            return found.incrementAndGet();
        }, nanos::get);
    }

    @Test
    void aCheapValueServesForTwoSeconds() {
        Remembered<Integer> value = taking(Duration.ofMillis(1));

        assertThat(value.get()).isEqualTo(1);
        nanos.addAndGet(Duration.ofMillis(1_999).toNanos());
        assertThat(value.get()).isEqualTo(1);
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void aCostlyValueServesForTwentyTimesItsCost() {
        Remembered<Integer> value = taking(Duration.ofSeconds(3));

        value.get();
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(value.get()).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(value.get()).isEqualTo(2);
    }
}

package org.bipota.benchmarks.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bipota.benchmarks.smpp.SmppLoad.Contestant;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That both contestants do the work they are measured by. */
@Timeout(60)
class SmppLoadTest {

    private final SmppLoad load = new SmppLoad(10, 8, Duration.ofMillis(300));

    @ParameterizedTest
    @EnumSource(Contestant.class)
    void messagesAreReceivedAndAcknowledged(Contestant contestant) throws Exception {
        assertThat(load.in(contestant)).isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(Contestant.class)
    void noMoreIsSubmittedThanTheWindowAllows(Contestant contestant) throws Exception {
        assertThat(load.out(contestant, Duration.ofMillis(20))).isBetween(10.0, 10 / 0.020 * 1.05);
    }
}

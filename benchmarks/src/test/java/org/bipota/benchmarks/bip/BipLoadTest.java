package org.bipota.benchmarks.bip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bipota.benchmarks.bip.VerdictsUnderFlood.Round;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the adapter does the work it is measured by. */
@Timeout(60)
class BipLoadTest {

    @Test
    void idleChannelsStayOpen() throws Exception {
        assertThat(IdleChannels.measure(200, Duration.ofMillis(200)).octetsEach()).isPositive();
    }

    @Test
    void goodHandsetsHaveTheirVerdictsAloneAndUnderFlood() throws Exception {
        try (VerdictsUnderFlood load = new VerdictsUnderFlood(Duration.ofMillis(1))) {
            Round alone = load.round(20, 0, Duration.ofMillis(500));
            assertThat(alone.verdicts()).isEqualTo(alone.handsets()).isPositive();
            Round flooded = load.round(20, 2_000, Duration.ofMillis(500));
            assertThat(flooded.verdicts()).isEqualTo(flooded.handsets()).isPositive();
            assertThat(flooded.floodPerSecond()).isPositive();
        }
    }
}

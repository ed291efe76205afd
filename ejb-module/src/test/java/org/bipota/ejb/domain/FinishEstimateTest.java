package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FinishEstimateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T21:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void theRestTakesAsLongAsTheLastMinutesSay() {
        assertThat(FinishEstimate.measured(NOW, NOW.minusSeconds(3600), FIVE_MINUTES, 300, 600)).isEqualTo(NOW.plusSeconds(600));
        assertThat(FinishEstimate.measured(NOW, NOW.minusSeconds(60), FIVE_MINUTES, 300, 600)).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void withoutAnEndedDownloadNothingIsEstimated() {
        assertThat(FinishEstimate.measured(NOW, NOW, FIVE_MINUTES, 0, 600)).isNull();
        assertThat(FinishEstimate.planned(NOW, 10, 0, 10, 0, null)).isNull();
    }

    @Test
    void theSlowerOfRateAndLinksDecides() {
        assertThat(FinishEstimate.planned(NOW, 1000, 0, 5000, 100, null)).isEqualTo(NOW.plusSeconds(50));
        assertThat(FinishEstimate.planned(NOW, 1000, 10, 5000, 100, null)).isEqualTo(NOW.plusSeconds(100));
    }

    @Test
    void aClosedWindowIsWaitedFor() {
        DailyWindow hour = new DailyWindow(LocalTime.of(22, 0), LocalTime.of(23, 0), ZoneOffset.UTC);

        assertThat(FinishEstimate.planned(NOW, 100, 0, 1800 * 100, 100, hour)).isEqualTo(Instant.parse("2026-03-01T22:30:00Z"));
        assertThat(FinishEstimate.planned(NOW, 100, 0, 5400 * 100, 100, hour)).isEqualTo(Instant.parse("2026-03-02T22:30:00Z"));
    }
}

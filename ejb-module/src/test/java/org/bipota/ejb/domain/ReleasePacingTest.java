package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReleasePacingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theLinksAreGivenFiveSecondsOfWork() {
        assertThat(new ReleasePacing(100, 0, 100_000).room(0, null, NOW)).isEqualTo(500);
        assertThat(new ReleasePacing(100, 450, 100_000).room(0, null, NOW)).isEqualTo(50);
        assertThat(new ReleasePacing(100, 600, 100_000).room(0, null, NOW)).isZero();
    }

    @Test
    void withoutABoundLinkNothingIsReleased() {
        assertThat(new ReleasePacing(0, 0, 100_000).room(0, null, NOW)).isZero();
    }

    @Test
    void theBacklogIsBounded() {
        assertThat(new ReleasePacing(10_000, 400, 1_000).room(0, null, NOW)).isEqualTo(600);
    }

    @Test
    void aRateIsKeptWhateverTheRoundsAre() {
        ReleasePacing links = new ReleasePacing(10_000, 0, 100_000);
        for (int rate : new int[] {1, 3, 10, 333}) {
            Instant pacedAt = null;
            long released = 0;
            for (int round = 0; round < 4 * 100; round++) {
                Instant now = NOW.plusMillis(round * 250L);
                long room = links.room(rate, pacedAt, now);
                if (room > 0) {
                    pacedAt = ReleasePacing.pacedAt(rate, pacedAt, room, now);
                }
                released += room;
            }
            assertThat(released).as("in 100 s at " + rate + "/s").isBetween(99L * rate, 101L * rate);
        }
    }

    @Test
    void noBurstFollowsAPause() {
        assertThat(new ReleasePacing(10_000, 0, 100_000).room(7, NOW.minusSeconds(3600), NOW)).isEqualTo(7);
    }
}

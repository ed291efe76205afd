package org.bipota.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignedInTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void sessionEndsAfterTwelveHoursHoweverBusy() {
        SignedIn signedIn = new SignedIn("admin", Set.of("admin"), NOW);

        assertThat(signedIn.expiredAt(NOW.plus(Duration.ofHours(12)).minusNanos(1))).isFalse();
        assertThat(signedIn.expiredAt(NOW.plus(Duration.ofHours(12)))).isTrue();
    }
}

package org.bipota.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialCacheTest {

    private static final long LIFETIME = Duration.ofSeconds(60).toNanos();
    private static final BasicCredentials ADMIN = new BasicCredentials("admin", "secret");

    private final CredentialCache cache = new CredentialCache(2, Duration.ofSeconds(60));

    @Test
    void verifiedCredentialsAreRememberedUntilTheyExpire() {
        cache.remember(ADMIN, Set.of("admin"), Long.MAX_VALUE - 5);

        assertThat(cache.groups(ADMIN, Long.MAX_VALUE - 5 + LIFETIME - 1)).contains(Set.of("admin"));
        assertThat(cache.groups(ADMIN, Long.MAX_VALUE - 5 + LIFETIME)).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void anotherPasswordIsNotRemembered() {
        cache.remember(ADMIN, Set.of("admin"), 0);

        assertThat(cache.groups(new BasicCredentials("admin", "Secret"), 1)).isEmpty();
        assertThat(cache.groups(new BasicCredentials("admi", "n:secret"), 1)).isEmpty();
        assertThat(cache.groups(ADMIN, 1)).isPresent();
    }

    @Test
    void nameIsForgottenAfterSoManyWrongPasswords() {
        BasicCredentials guess = new BasicCredentials("admin", "guess");
        cache.remember(ADMIN, Set.of("admin"), 0);
        for (int i = 1; i < CredentialCache.MAX_MISMATCHES; i++) {
            cache.groups(guess, 1);
        }
        assertThat(cache.groups(ADMIN, 1)).isPresent();

        cache.groups(guess, 1);

        assertThat(cache.groups(ADMIN, 1)).isEmpty();
    }

    @Test
    void useDoesNotProlongTheLife() {
        cache.remember(ADMIN, Set.of("admin"), 0);
        cache.groups(ADMIN, LIFETIME - 1);

        assertThat(cache.groups(ADMIN, LIFETIME)).isEmpty();
    }

    @Test
    void fullCacheForgetsWhatWasUsedLongestAgo() {
        BasicCredentials viewer = new BasicCredentials("viewer", "v");
        cache.remember(ADMIN, Set.of("admin"), 0);
        cache.remember(viewer, Set.of("viewer"), 0);
        cache.groups(ADMIN, 1);

        cache.remember(new BasicCredentials("operator", "o"), Set.of("operator"), 2);

        assertThat(cache.size()).isEqualTo(2);
        assertThat(cache.groups(ADMIN, 3)).isPresent();
        assertThat(cache.groups(viewer, 3)).isEmpty();
    }
}

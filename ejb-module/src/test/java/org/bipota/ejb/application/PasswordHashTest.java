package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void onlyTheSamePasswordMatches() {
        String stored = PasswordHash.of("Grüße:1");

        assertThat(PasswordHash.matches("Grüße:1", stored)).isTrue();
        assertThat(PasswordHash.matches("Grüße:2", stored)).isFalse();
    }

    @Test
    void samePasswordIsStoredDifferentlyEachTimeAndNeverInClear() {
        assertThat(PasswordHash.of("secret")).isNotEqualTo(PasswordHash.of("secret")).doesNotContain("secret");
    }

    @Test
    void costIsTakenFromTheStoredText() {
        // PBKDF2-HMAC-SHA512, "password", "salt", 1 iteration, 64 octets: a published known answer
        String stored = "PBKDF2WithHmacSHA512:1:c2FsdA==:" + java.util.Base64.getEncoder().encodeToString(
                java.util.HexFormat.of().parseHex("867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252"
                        + "c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce"));

        assertThat(PasswordHash.matches("password", stored)).isTrue();
    }

    @Test
    void anotherFormIsAnError() {
        assertThatThrownBy(() -> PasswordHash.matches("x", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PasswordHash.matches("x", "PBKDF2WithHmacSHA512:999999999:c2FsdA==:AAAA"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

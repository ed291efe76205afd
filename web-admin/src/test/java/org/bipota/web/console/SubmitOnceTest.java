package org.bipota.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubmitOnceTest {

    private final SubmitOnce once = new SubmitOnce();

    @Test
    void aTokenServesOnce() {
        String token = once.getToken();

        assertThat(once.first(token)).isTrue();
        assertThat(once.first(token)).isFalse();
        assertThat(once.first(once.getToken())).isTrue();
    }

    @Test
    void noTokenIsNoFirstSubmit() {
        assertThat(once.first(null)).isFalse();
    }

    @Test
    void onlySoManyTokensAreRemembered() {
        once.first("oldest");
        for (int i = 0; i < SubmitOnce.REMEMBERED; i++) {
            once.first(once.getToken());
        }

        assertThat(once.first("oldest")).isTrue();
    }
}

package org.bipota.smpp.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedAddressTest {

    @Test
    void onlyTheEndsAreShown() {
        assertThat(MaskedAddress.of("491701234567")).isEqualTo("491*******67");
    }

    @Test
    void aShortAddressIsNotShownAtAll() {
        assertThat(MaskedAddress.of("4917012")).isEqualTo("*******");
        assertThat(MaskedAddress.of("")).isEmpty();
    }
}

package org.bipota.smpp.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCodingsTest {

    @Test
    void whatIsNamedIsReplacedAndAllElseStays() {
        DataCodings codings = DataCodings.of(" F6=04,f5=16 ");
        assertThat(codings.sent(0xF6)).isEqualTo(0x04);
        assertThat(codings.sent(0xF5)).isEqualTo(0x16);
        assertThat(codings.sent(0x08)).isEqualTo(0x08);
    }

    @Test
    void nothingIsReplacedWithoutEntries() {
        assertThat(DataCodings.of(null).sent(0xF6)).isEqualTo(0xF6);
        assertThat(DataCodings.of(" ").sent(0xF6)).isEqualTo(0xF6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"F6", "F6=", "F6=4", "F6=04,", "F6=04;F5=04", "G6=04", "F6=04,F6=16"})
    void anythingElseIsRefused(String entries) {
        assertThatIllegalArgumentException().isThrownBy(() -> DataCodings.of(entries));
    }
}

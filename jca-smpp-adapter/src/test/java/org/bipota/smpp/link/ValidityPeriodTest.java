package org.bipota.smpp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "PT1H,       000000010000000R",
        "PT72H,      000003000000000R",
        "P1DT2H3M4S, 000001020304000R",
        "P30D,       000100000000000R",
        "P400D,      010110000000000R",
        "PT0.2S,     000000000001000R",
    })
    void theRelativeFormatCountsFromYearsToSeconds(Duration validity, String field) {
        assertThat(ValidityPeriod.relative(validity)).isEqualTo(field).hasSize(16);
    }

    @Test
    void noneLeavesItToTheSmsc() {
        assertThat(ValidityPeriod.relative(null)).isNull();
    }
}

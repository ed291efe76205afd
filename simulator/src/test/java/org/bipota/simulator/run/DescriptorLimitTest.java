package org.bipota.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptorLimitTest {

    @Test
    void aProcessWithTooFewFilesIsToldHowManyItNeeds() {
        assertThat(DescriptorLimit.shortage(5_000, 1_024)).hasValueSatisfying(text -> assertThat(text)
                .contains("need 5200 open files").contains("may have 1024").contains("ulimit -n 5200")
                .contains("at most 824 handsets"));
        assertThat(DescriptorLimit.shortage(5_000, 5_200)).isEmpty();
        assertThat(DescriptorLimit.shortage(5_000, 5_199)).isPresent();
    }

    @Test
    void theSystemSaysWhatItAllows() {
        assertThat(DescriptorLimit.allowed()).hasValueSatisfying(allowed -> assertThat(allowed).isPositive());
    }
}

package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallDataTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "C9020102 EA0A8008 0503000002000000 EF04C7020100",
        "C9020102 EF04C7020100 EA0A8008 0503000002000000",
        "EA0A8008 0503000002000000 C9020102",
        "EF0CCA0A 0100 0503000002000000 C9020102 EA028100",
        "8008 0503000002000000 C9020102"})
    void toolkitParametersAreFoundInAnyOrder(String field) {
        String hex = field.replace(" ", "");

        InstallData data = InstallData.parse(Octets.ofHex(hex));

        assertThat(data.toolkit().priority()).isEqualTo(5);
        assertThat(data.toolkit().timers()).isEqualTo(3);
        assertThat(data.toolkit().channels()).isEqualTo(2);
        assertThat(data.applet()).isEqualTo(Octets.ofHex("0102"));
    }

    @Test
    void aFieldWithoutToolkitParametersGrantsNone() {
        assertThat(InstallData.parse(Octets.ofHex("C900EF04C7020100")).toolkit()).isEqualTo(ToolkitParameters.none());
    }

    @Test
    void aFieldCutShortIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> InstallData.parse(Octets.ofHex("C90501")));
    }
}

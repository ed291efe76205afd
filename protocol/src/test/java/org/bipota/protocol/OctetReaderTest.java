package org.bipota.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bipota.protocol.ProtocolException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OctetReaderTest {

    @Test
    void missingOctetsAreNamedByFieldAndOffset() throws ProtocolException {
        OctetReader reader = new OctetReader(Octets.ofHex("010203"));
        reader.uint16("first");

        assertThatThrownBy(() -> reader.uint16("second")).isInstanceOfSatisfying(ProtocolException.class, fault -> {
            assertThat(fault.code()).isEqualTo(Code.TRUNCATED);
            assertThat(fault.field()).isEqualTo("second");
            assertThat(fault.offset()).isEqualTo(2);
            assertThat(fault).hasMessage("second at octet 2: TRUNCATED, needs 2 octets, 1 are left");
        });
    }

    @ParameterizedTest
    @CsvSource({"80, LENGTH", "84, LENGTH", "FF, LENGTH", "8400000001AA, LENGTH", "81, TRUNCATED", "02AA, TRUNCATED",
        "83FFFFFFAA, TRUNCATED"})
    void lengthThatCannotBeIsRefusedAtItsOwnField(String hex, Code code) {
        OctetReader reader = new OctetReader(Octets.ofHex(hex));

        assertThatThrownBy(() -> reader.berLength("length")).isInstanceOfSatisfying(ProtocolException.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.field()).isEqualTo("length");
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "127, 7F", "128, 8180", "255, 81FF", "256, 820100", "65536, 83010000"})
    void lengthIsWrittenInItsShortestForm(int length, String hex) {
        assertThat(new OctetWriter(0).berLength(length).toOctets()).isEqualTo(Octets.ofHex(hex));
        assertThat(OctetWriter.berLengthOctets(length)).isEqualTo(hex.length() / 2);
    }

    @Test
    void partKeepsTheOffsetsOfTheWhole() throws ProtocolException {
        OctetReader reader = new OctetReader(Octets.ofHex("0102030405"));
        reader.octet("skipped");
        OctetReader part = reader.part(2, "part");

        assertThat(part.offset()).isEqualTo(1);
        assertThat(part.rest()).isEqualTo(Octets.ofHex("0203"));
        assertThat(reader.rest()).isEqualTo(Octets.ofHex("0405"));
    }

    @Test
    void valueThatDoesNotFitItsFieldIsTheCallersMistake() {
        OctetWriter writer = new OctetWriter();

        assertThatIllegalArgumentException().isThrownBy(() -> writer.octet(256));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.uint16(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.uint40(1L << 40));
    }
}

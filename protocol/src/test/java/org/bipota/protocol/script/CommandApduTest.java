package org.bipota.protocol.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandApduTest {

    @ParameterizedTest
    @CsvSource({
        // command, has P3, asks for data
        "00440000,                   false, false",
        "0044000000,                 true,  false",
        "80F2000C00,                 true,  false",
        "00B0000010,                 true,  true",
        "00B0000000,                 true,  true",
        "00C000000A,                 true,  true",
        "80CA006600,                 true,  true",
        "00A40004023F00,             true,  false",
        "00A40004023F0000,           true,  true",
        "80E2800001AA,               true,  false",
        "80EC01010E350103390203E83E052101020304, true, false"})
    void aShortCommandIsOneOfFourCases(String hex, boolean hasP3, boolean asksForData) throws Exception {
        CommandApdu command = CommandApdu.parse(Octets.ofHex(hex));

        assertThat(command).isEqualTo(new CommandApdu(Octets.ofHex(hex), hasP3, asksForData));
    }

    @ParameterizedTest
    @CsvSource({
        // command, kind of fault, field, octet
        "'',               TRUNCATED,   header, 0",
        "00A400,           TRUNCATED,   header, 0",
        "FFA4000000,       VALUE,       CLA,    0",
        "0060000000,       VALUE,       INS,    1",
        "009F000000,       VALUE,       INS,    1",
        "00A40004023F,     LENGTH,      Lc,     4",
        "00A40004023F000000, LENGTH,    Lc,     4",
        "00A4000405AABB,   LENGTH,      Lc,     4",
        "00A4000400000102, UNSUPPORTED, Lc,     4",
        "00B000000001,     UNSUPPORTED, Lc,     4"})
    void whatIsNoShortCommandIsRefusedWithItsPlace(String hex, Code code, String field, int octet) {
        ProtocolException fault = catchThrowableOfType(ProtocolException.class, () -> CommandApdu.parse(Octets.ofHex(hex)));

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.field()).isEqualTo(field);
        assertThat(fault.offset()).isEqualTo(octet);
    }

    @Test
    void theLongestCommandHas261Octets() throws Exception {
        Octets longest = Octets.ofHex("80E20000FF" + "5A".repeat(255) + "00");

        assertThat(CommandApdu.parse(longest).octets().length()).isEqualTo(261);
    }
}

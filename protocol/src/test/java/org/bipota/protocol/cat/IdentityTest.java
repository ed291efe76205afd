package org.bipota.protocol.cat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    @Test
    void imeiIsReadFromSwappedDigits() throws ProtocolException {
        Imei imei = Imei.parse(Octets.ofHex("1A32547698103254"));

        assertThat(imei.digits()).isEqualTo("123456789012345");
        assertThat(imei.tac()).isEqualTo("12345678");
        assertThat(imei.toString()).isEqualTo("12345678*******");
        assertThat(Imei.ofDigits("123456789012345")).isEqualTo(imei);
    }

    @Test
    void terminalIsTheSameWhateverTheCheckDigit() {
        Imei imei = Imei.ofDigits("123456789012345");

        assertThat(imei.sameTerminal(Imei.ofDigits("123456789012340"))).isTrue();
        assertThat(imei.sameTerminal(new Imei(Octets.ofHex("1A325476981032F4")))).isTrue();
        assertThat(imei.sameTerminal(Imei.ofDigits("123456789012355"))).isFalse();
    }

    @Test
    void digitsLeaveOutACheckDigitThatIsNone() {
        assertThat(new Imei(Octets.ofHex("1A325476981032F4")).digits()).isEqualTo("12345678901234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A325476981032", "1A3254769810325400", "FFFFFFFFFFFFFFFF", "1A3254769810325F", "AA32547698103254"})
    void whatIsNoImeiIsRefused(String hex) {
        assertThatThrownBy(() -> Imei.parse(Octets.ofHex(hex))).isInstanceOf(ProtocolException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new Imei(Octets.ofHex(hex)));
    }

    @ParameterizedTest
    @CsvSource({"986800000000000000F1, 8986000000000000001", "98680000000000000021, 89860000000000000012", "9868000000000000F0FF, 89860000000000000"})
    void iccidIsReadUpToItsFillers(String hex, String digits) throws ProtocolException {
        assertThat(Iccid.parse(Octets.ofHex(hex)).digits()).isEqualTo(digits);
        assertThat(Iccid.ofDigits(digits).value()).isEqualTo(Octets.ofHex(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"986800", "FFFFFFFFFFFFFFFFFFFF", "986800000000000000FA", "98680000F000000000F1", "986800000000000000A1"})
    void whatIsNoIccidIsRefused(String hex) {
        assertThatThrownBy(() -> Iccid.parse(Octets.ofHex(hex))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void iccidIsMasked() {
        assertThat(Iccid.ofDigits("8986000000000000012").toString()).isEqualTo("898600***********12");
    }

    @ParameterizedTest
    @CsvSource({"00, false", "20, true", "2004, true", "21, true", "22, false", "30, false", "3A01, true", "3A06, false", "3A07, true", "3A, false"})
    void onlySomeResultsAreTemporary(String hex, boolean temporary) {
        assertThat(new TerminalResult(Octets.ofHex(hex)).temporary()).isEqualTo(temporary);
    }
}

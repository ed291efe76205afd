package org.bipota.protocol.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.cat.TerminalResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelAnswersTest {

    @ParameterizedTest
    @CsvSource({"019000, true", "026110, true", "019112, true", "016F0083023A01, false", "016A80, false"})
    void statusWordTellsSuccess(String hex, boolean successful) throws ProtocolException {
        CompactResponse response = CompactResponse.parse(Octets.ofHex(hex));

        assertThat(response.successful()).isEqualTo(successful);
        assertThat(response.commandsExecuted()).isEqualTo(hex.startsWith("02") ? 2 : 1);
        assertThat(response.statusWordHex()).isEqualTo(hex.substring(2, 6));
        assertThat(response.encode()).isEqualTo(Octets.ofHex(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"016F0083023A01", "016F0003023A01"})
    void failedPushCarriesTheTerminalsResult(String hex) throws ProtocolException {
        assertThat(CompactResponse.parse(Octets.ofHex(hex)).result()).contains(TerminalResult.of(0x3A, 0x01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"016F00", "016F0083", "016F0084023A01", "016F0083023A0100", "016F008300"})
    void otherDataIsNoResult(String hex) throws ProtocolException {
        assertThat(CompactResponse.parse(Octets.ofHex(hex)).result()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "00EC0101,                        VALUE",
        "80EC0201,                        VALUE",
        "80EC0105,                        UNSUPPORTED",
        "80EC010100 80EC0102,             MISSING",
        "80EC0102053C03010001,            VALUE",
        "80EC01010435010335,              TRUNCATED",
        "80EC010106350103350103,          DUPLICATE",
        "80EC01010E3E05210102030 43E052101020304, DUPLICATE",
        "80EC0101030D0104,                MISSING",
        "80EC0101033E0121,                VALUE",
        "80EC010103D10104,                UNSUPPORTED"})
    void pushThatBreaksTheStandardIsRefusedForItsReason(String hex, Code code) {
        assertThatThrownBy(() -> PushCommand.parse(Octets.ofHex(hex.replace(" ", ""))))
                .isInstanceOfSatisfying(ProtocolException.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void comprehensionRequiredBitAndUnknownObjectsAreTolerated() throws ProtocolException {
        assertThat(PushCommand.parse(Octets.ofHex("80EC010109" + "B50103" + "1E020001" + "5100")))
                .containsExactly(new OpenBipChannel(new ChannelParameters(
                        null, BearerDescription.DEFAULT_BEARER, null, null, null, null, null, null)));
    }

    @Test
    void networkAccessNameIsLabelled() {
        assertThat(NetworkAccessName.of("TestGp.rs").value()).isEqualTo(Octets.ofHex("06546573744770027273"));
        assertThat(NetworkAccessName.of("TestGp.rs").name()).isEqualTo("TestGp.rs");
        assertThat(new NetworkAccessName(Octets.ofHex("696E7465726E6574")).name()).isEqualTo("internet");
    }

    @Test
    void identificationPacketIsReadAndWritten() throws ProtocolException {
        Octets packet = Octets.ofHex("030A36080102030405060708");

        assertThat(IdentificationPacket.parse(packet).identificationData()).isEqualTo(Octets.ofHex("0102030405060708"));
        assertThat(new IdentificationPacket(Octets.ofHex("0102030405060708")).encode()).isEqualTo(packet);
    }
}

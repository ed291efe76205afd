package org.bipota.protocol.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpPacketsTest {

    @ParameterizedTest
    @CsvSource({"'', -1", "01, -1", "020E, 16", "0181B0, 179", "0181, -1", "018202, -1", "01820270, 628", "030A36, 12"})
    void lengthIsToldAsSoonAsItIsKnown(String prefix, int length) throws ProtocolException {
        assertThat(TcpPackets.packetLength(Octets.ofHex(prefix))).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "04", "474554", "0180", "0183", "01FF"})
    void whatBeginsNoPacketIsRefused(String prefix) {
        assertThatThrownBy(() -> TcpPackets.packetLength(Octets.ofHex(prefix))).isInstanceOf(ProtocolException.class);
    }
}

package org.bipota.bip.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketFramingTest {

    @Test
    void aPacketOfTheLargestSizeIsOnePacket() throws ProtocolException {
        byte[] largest = new byte[PacketFraming.MAX_PACKET_OCTETS];
        largest[0] = 2;
        largest[1] = (byte) 0x82;
        largest[2] = (byte) ((largest.length - 4) >> 8);
        largest[3] = (byte) (largest.length - 4);
        assertThat(new PacketFraming().feed(largest)).containsExactly(Octets.of(largest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "04", "16030100", "0280", "0283010000", "0282FFFF"})
    void whatCannotBeCutIsAFaultOfThePeer(String stream) {
        assertThatThrownBy(() -> new PacketFraming().feed(Octets.ofHex(stream).toByteArray()))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void anIdentificationPacketIsReadOrRefusedWhateverItHolds() {
        Octets good = Octets.ofHex("030A3608A1A2A3A4A5A6A7A8");
        Random random = new Random(2);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = good.slice(0, 1 + random.nextInt(good.length())).toByteArray();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            try {
                IdentificationPacket.identification(Octets.of(mutated));
                read++;
            } catch (ProtocolException e) {
                assertThat(e.field()).isNotBlank();
            }
        }
        assertThat(read).isPositive();
    }
}

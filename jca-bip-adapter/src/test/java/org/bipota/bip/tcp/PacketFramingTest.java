package org.bipota.bip.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketFramingTest {

    private static final int LARGEST = 0xFFFF;

    private static List<Octets> cut(PacketFraming framing, byte[] came) throws ProtocolException {
        framing.add(came);
        List<Octets> packets = new ArrayList<>();
        for (Octets packet = framing.next(); packet != null; packet = framing.next()) {
            packets.add(packet);
        }
        return packets;
    }

    @Test
    void aPacketOfTheLargestSizeIsOnePacket() throws ProtocolException {
        byte[] largest = new byte[LARGEST];
        largest[0] = 2;
        largest[1] = (byte) 0x82;
        largest[2] = (byte) ((largest.length - 4) >> 8);
        largest[3] = (byte) (largest.length - 4);
        assertThat(cut(new PacketFraming(LARGEST), largest)).containsExactly(Octets.of(largest));
    }

    @Test
    void packetsAreTheSameHoweverTheStreamIsCut() throws ProtocolException {
        Random random = new Random(3);
        List<Octets> sent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] content = new byte[random.nextInt(300)];
            random.nextBytes(content);
            Octets head = content.length < 0x80 ? Octets.ofOctets(2, content.length)
                    : Octets.ofOctets(2, 0x82, content.length >> 8, content.length);
            sent.add(head.concat(Octets.of(content)));
        }
        byte[] stream = Octets.join(sent).toByteArray();
        PacketFraming framing = new PacketFraming(LARGEST);
        List<Octets> packets = new ArrayList<>();
        for (int from = 0; from < stream.length;) {
            int to = Math.min(stream.length, from + 1 + random.nextInt(700));
            packets.addAll(cut(framing, Arrays.copyOfRange(stream, from, to)));
            from = to;
        }
        assertThat(packets).isEqualTo(sent);
    }

    @Test
    void aLengthAboveTheLimitIsRefusedWhenItIsReadAndNothingIsKeptForIt() {
        PacketFraming framing = new PacketFraming(1000);
        framing.add(Octets.ofHex("028203E5").toByteArray());
        assertThatThrownBy(framing::next).isInstanceOf(ProtocolException.class).hasMessageContaining("1001")
                .hasMessageContaining("1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "04", "16030100", "0280", "0283010000", "0282FFFF"})
    void whatCannotBeCutIsAFaultOfThePeer(String stream) {
        assertThatThrownBy(() -> cut(new PacketFraming(LARGEST), Octets.ofHex(stream).toByteArray()))
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

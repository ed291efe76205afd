package org.bipota.protocol.secured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bipota.protocol.Octets;
import org.bipota.protocol.sms.Segmentation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PacketCapacityTest {

    private static final CardKeys AES = new CardKeys(0x12, Octets.ofHex("00".repeat(16)), 0x12, Octets.ofHex("00".repeat(16)));

    @ParameterizedTest
    @CsvSource({
        // segments, octets of secured data with AES and a checksum of 8
        "1, 98", "2, 242", "3, 370", "5, 642", "10, 1314"})
    void shortMessagesHoldWhatIsKnown(int segments, int securedData) {
        int packet = Segmentation.packetOctets(segments);

        assertThat(PacketCapacity.securedData(packet, PacketTransport.SMS_PP)).isEqualTo(securedData);
        assertThat(Segmentation.segments(packet)).isEqualTo(segments);
        assertThat(Segmentation.segments(packet + 1)).isEqualTo(segments + 1);
    }

    @ParameterizedTest
    @EnumSource(PacketTransport.class)
    void packetsAreAsLongAsTheyAreMade(PacketTransport transport) {
        SecuredPackets packets = new SecuredPackets();
        for (int octets : new int[] {0, 1, 2, 3, 18, 90, 91, 97, 98, 99, 105, 106, 200, 218, 219, 220, 994, 995, 5000}) {
            assertThat(PacketCapacity.packet(octets, transport)).as("%d octets", octets).isEqualTo(encoded(packets, octets, transport));
        }
    }

    @ParameterizedTest
    @MethodSource("sdus")
    void whatFitsAnSduFitsAndAnOctetMoreDoesNot(int sdu) {
        SecuredPackets packets = new SecuredPackets();
        int most = PacketCapacity.securedData(sdu, PacketTransport.CAT_TP);

        assertThat(encoded(packets, most, PacketTransport.CAT_TP)).isLessThanOrEqualTo(sdu);
        assertThat(encoded(packets, most + 1, PacketTransport.CAT_TP)).isGreaterThan(sdu);
    }

    static Stream<Integer> sdus() {
        return IntStream.concat(IntStream.range(40, 300), IntStream.of(512, 1023, 1024, 1025, 1400, 65_000)).boxed();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "20", "25"})
    void aPacketTooShortForAnythingHoldsNothing(int octets) {
        assertThat(PacketCapacity.securedData(octets, PacketTransport.CAT_TP)).isZero();
        assertThat(PacketCapacity.securedData(octets, PacketTransport.SMS_PP)).isZero();
    }

    private static int encoded(SecuredPackets packets, int octets, PacketTransport transport) {
        CommandPacket command = CommandPacket.of(Spi.ofHex("1639"), AES, Tar.ofHex("424950"), 1, Octets.of(new byte[octets]));
        return packets.encodeCommand(command, AES, transport).length();
    }
}

package org.bipota.protocol.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentationTest {

    @ParameterizedTest
    @ValueSource(ints = {138, 266, 267, 400, 1338, 34168})
    void segmentsInAnyOrderAreJoinedToThePacket(int octets) throws ProtocolException {
        Octets packet = random(octets);
        List<Octets> parts = Segmentation.responsePacket(packet, 0x1FF);
        List<UserData> segments = new ArrayList<>();
        for (Octets part : parts) {
            assertThat(part.length()).isLessThanOrEqualTo(UserData.MAX_OCTETS);
            segments.add(UserData.parse(part));
        }
        Collections.shuffle(segments, new Random(octets));

        assertThat(Segmentation.join(segments).payload()).isEqualTo(packet);
        assertThat(parts).hasSize(Segmentation.segments(octets));
        assertThat(UserData.parse(parts.get(0)).concatenation()).contains(new Concatenation(0xFF, false, parts.size(), 1));
        assertThat(UserData.parse(parts.get(0)).isResponsePacket()).isTrue();
        assertThat(UserData.parse(parts.get(1)).isResponsePacket()).isFalse();
    }

    @Test
    void packetBeyondTwoHundredFiftyFiveSegmentsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Segmentation.commandPacket(random(34169), 0));
    }

    @Test
    void wideReferenceTakesOneOctetOfEachSegment() {
        List<Octets> parts = Segmentation.commandPacketWide(random(264), 0x1234);

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).toHex()).startsWith("08080412340201");
        assertThat(parts.get(1).toHex()).startsWith("06080412340202");
        assertThat(Segmentation.commandPacketWide(random(265), 0x1234)).hasSize(3);
    }

    @Test
    void segmentsOfDifferentMessagesAreNotJoined() throws ProtocolException {
        UserData first = UserData.parse(Segmentation.commandPacket(random(200), 1).get(0));
        UserData foreign = UserData.parse(Segmentation.commandPacket(random(200), 2).get(1));

        assertThatIllegalArgumentException().isThrownBy(() -> Segmentation.join(List.of(first, foreign)));
        assertThatIllegalArgumentException().isThrownBy(() -> Segmentation.join(List.of(first, first)));
        assertThatIllegalArgumentException().isThrownBy(() -> Segmentation.join(List.of(first)));
        assertThatIllegalArgumentException().isThrownBy(() -> Segmentation.join(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"050003420200", "050003420203", "050003420001", "0400024202", "050803420201"})
    void impossibleConcatenationIsIgnored(String userData) throws ProtocolException {
        assertThat(UserData.parse(Octets.ofHex(userData)).concatenation()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"00, SEVEN_BIT", "04, EIGHT_BIT", "08, UCS2", "15, EIGHT_BIT", "16, EIGHT_BIT", "20, EIGHT_BIT", "C0, SEVEN_BIT",
        "E0, UCS2", "F2, SEVEN_BIT", "F4, EIGHT_BIT", "F6, EIGHT_BIT"})
    void dataCodingNamesTheAlphabet(String octet, DataCoding expected) {
        assertThat(DataCoding.of(Integer.parseInt(octet, 16))).isEqualTo(expected);
    }

    private static Octets random(int octets) {
        byte[] bytes = new byte[octets];
        new Random(octets).nextBytes(bytes);
        return Octets.of(bytes);
    }
}

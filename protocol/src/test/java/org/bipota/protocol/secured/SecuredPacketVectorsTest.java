package org.bipota.protocol.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.UserData;
import org.bipota.protocol.vectors.Vector;
import org.bipota.protocol.vectors.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecuredPacketVectorsTest {

    private static final String FILE = "b_secured_packets.json";

    private final SecuredPackets packets = new SecuredPackets();

    static List<Vector> commands() {
        return Vectors.ofKind(FILE, "command");
    }

    static List<Vector> responses() {
        return Vectors.some(FILE, vector -> vector.text("kind").equals("response") && vector.has("expected_packet"));
    }

    static List<Vector> receivedResponses() {
        return Vectors.some(FILE, vector -> vector.text("kind").equals("response") && vector.has("tp_ud"));
    }

    static List<Vector> damagedCommands() {
        return Vectors.all("b_negative.json");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandIsEncodedToTheKnownOctets(Vector vector) {
        Octets encoded = packets.encodeCommand(command(vector), VectorKeys.of(vector), transport(vector));

        assertThat(encoded).isEqualTo(vector.octets("expected_packet"));
        if (vector.has("expected_tp_ud_single_sms")) {
            assertThat(Segmentation.commandPacket(encoded, 0)).containsExactly(vector.octets("expected_tp_ud_single_sms"));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandIsDecodedFromTheKnownOctets(Vector vector) throws ProtocolException {
        Octets packet = vector.octets("expected_packet");
        CommandPacket expected = command(vector);

        assertThat(packets.decodeCommand(packet, VectorKeys.of(vector), transport(vector))).isEqualTo(expected);
        assertThat(packets.readCommandHeader(packet, transport(vector)))
                .isEqualTo(new CommandHeader(expected.spi(), expected.kic(), expected.kid(), expected.tar()));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void responseIsEncodedToTheKnownOctets(Vector vector) {
        Octets encoded = packets.encodeResponse(response(vector), spi(vector), VectorKeys.of(vector), transport(vector));

        assertThat(encoded).isEqualTo(vector.octets("expected_packet"));
        if (vector.has("expected_tp_ud_single_sms")) {
            assertThat(Segmentation.responsePacket(encoded, 0)).containsExactly(vector.octets("expected_tp_ud_single_sms"));
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void responseIsDecodedFromTheKnownOctets(Vector vector) throws ProtocolException {
        Octets packet = vector.octets("expected_packet");

        assertThat(packets.decodeResponse(packet, spi(vector), VectorKeys.of(vector), transport(vector))).isEqualTo(response(vector));
        assertThat(packets.readResponseTar(packet, transport(vector))).isEqualTo(Tar.ofHex(vector.text("tar")));
    }

    @ParameterizedTest
    @MethodSource("receivedResponses")
    void responseReceivedAsUserDataIsDecoded(Vector vector) throws ProtocolException {
        UserData userData = UserData.parse(vector.octets("tp_ud"));
        assertThat(userData.isResponsePacket()).isTrue();
        ResponsePacket decoded = packets.decodeResponse(userData.payload(), spi(vector), VectorKeys.of(vector), PacketTransport.SMS_PP);

        Vector expected = vector.part("expect");
        assertThat(decoded.status().code()).isEqualTo((int) expected.hex("status"));
        assertThat(decoded.data()).isEqualTo(expected.octets("additional_response_data"));
        assertThat(decoded.plainFallback()).isFalse();
    }

    @Test
    void tamperedResponseIsRefusedForItsChecksum() throws ProtocolException {
        Vector vector = Vectors.ofKind(FILE, "response_negative").get(0);
        Octets packet = UserData.parse(vector.octets("tp_ud")).payload();

        assertThatThrownBy(() -> packets.decodeResponse(packet, spi(vector), VectorKeys.of(vector), PacketTransport.SMS_PP))
                .isInstanceOfSatisfying(ProtocolException.class, fault -> assertThat(fault.code()).isEqualTo(Code.CHECKSUM));
    }

    @ParameterizedTest
    @MethodSource("damagedCommands")
    void damagedCommandIsRefusedForTheRightReason(Vector vector) {
        Map<String, Vector> originals = commands().stream().collect(Collectors.toMap(Vector::id, known -> known));
        Vector original = originals.get(vector.text("based_on"));
        Code expected = switch (vector.id().substring(vector.id().indexOf('_') + 1)) {
            case "cc_flip" -> Code.CHECKSUM;
            case "chl_wrong" -> Code.LENGTH;
            case "cpl_too_long", "truncated" -> Code.TRUNCATED;
            default -> throw new IllegalStateException("no expectation for " + vector);
        };

        assertThatThrownBy(() -> packets.decodeCommand(vector.octets("packet"), VectorKeys.of(original), transport(original)))
                .isInstanceOfSatisfying(ProtocolException.class, fault -> assertThat(fault.code()).isEqualTo(expected));
    }

    @Test
    void redundancyChecksGiveTheKnownAnswers() {
        for (Vector vector : Vectors.ofKind(FILE, "rc")) {
            byte[] data = vector.octets("data").toByteArray();
            Octets expected = vector.octets("expected");
            byte[] check = new byte[expected.length()];
            RedundancyCheck.compute(expected.length(), data, data.length, check);

            assertThat(Octets.of(check)).isEqualTo(expected);
        }
    }

    @Test
    void everyVectorIsUsed() {
        int used = commands().size() + responses().size() + receivedResponses().size()
                + Vectors.ofKind(FILE, "response_negative").size() + Vectors.ofKind(FILE, "rc").size();

        assertThat(used).isEqualTo(Vectors.all(FILE).size());
    }

    private static CommandPacket command(Vector vector) {
        return new CommandPacket(spi(vector), (int) vector.hex("kic"), (int) vector.hex("kid"),
                Tar.ofHex(vector.text("tar")), vector.hex("cntr"), vector.octets("secured_data"));
    }

    private static ResponsePacket response(Vector vector) {
        ResponseStatus status = ResponseStatus.of((int) vector.hex("status")).orElseThrow();
        return new ResponsePacket(Tar.ofHex(vector.text("tar")), vector.hex("cntr"), status, vector.octets("additional_response_data"));
    }

    private static Spi spi(Vector vector) {
        return Spi.ofHex(vector.text("spi"));
    }

    private static PacketTransport transport(Vector vector) {
        return PacketTransport.valueOf(vector.text("transport"));
    }
}

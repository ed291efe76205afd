package org.bipota.protocol.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bipota.protocol.Octets;
import org.bipota.protocol.vectors.Vector;
import org.bipota.protocol.vectors.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PushVectorsTest {

    private static final Map<String, Vector> APDUS = vectors().stream().collect(Collectors.toMap(Vector::id, vector -> vector));

    static List<Vector> vectors() {
        return Vectors.all("c_push_apdus.json");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void knownApduIsTheKnownCommandBothWays(Vector vector) throws Exception {
        PushCommand expected = expected(vector.id());

        assertThat(PushCommand.parse(vector.octets("apdu"))).containsExactly(expected);
        assertThat(PushCommand.encode(List.of(expected))).isEqualTo(written(vector));
    }

    @Test
    void twoCommandsFollowEachOtherInOneShortMessage() throws Exception {
        Octets data = Vectors.some("b_secured_packets.json", vector -> vector.id().equals("sms_3des2_cc_cipher_push_bip_cattp"))
                .get(0).octets("secured_data");
        List<PushCommand> expected = List.of(expected("push_bip_default_udp"), expected("push_cattp_iccid"));

        assertThat(PushCommand.parse(data)).isEqualTo(expected);
        assertThat(PushCommand.encode(expected)).isEqualTo(data);
    }

    /** Ours is the order of OPEN CHANNEL; this one source puts the network access name last. */
    private static Octets written(Vector vector) {
        return vector.id().equals("push_tcp")
                ? Octets.ofHex("80EC0103193501034708696E7465726E65743C030200503E05210A000001")
                : APDUS.get(vector.id()).octets("apdu");
    }

    private static PushCommand expected(String id) throws Exception {
        return switch (id) {
            case "push_bip_no_tlv" -> new OpenBipChannel(ChannelParameters.NONE);
            case "push_bip_default_bearer" -> new OpenBipChannel(parameters(null, null, null));
            case "push_cattp_port_only" -> new OpenCatTpLink(8080, null, null);
            case "push_cattp_port_sdu_ident" -> new OpenCatTpLink(8080, 512, Octets.ofHex("ABCD"));
            case "push_tcp" -> new OpenTcpConnection(parameters(null, TransportLevel.tcp(80), "10.0.0.1")
                    .withNetworkAccessName(new NetworkAccessName(Octets.ofHex("696E7465726E6574"))));
            case "push_ident" -> new SendIdentificationPacket(Octets.ofHex("0102"));
            case "push_bip_osmocom" -> new OpenBipChannel(parameters(1000, null, "1.2.3.4"));
            case "push_bip_default_udp" -> new OpenBipChannel(parameters(1400, TransportLevel.udp(9000), "192.0.2.10"));
            case "push_cattp_iccid" -> new OpenCatTpLink(9000, 512, Octets.ofHex("986800000000000000F1"));
            default -> throw new IllegalStateException("no expectation for " + id);
        };
    }

    private static ChannelParameters parameters(Integer buffer, TransportLevel transport, String address) throws Exception {
        OtherAddress destination = address == null ? null : OtherAddress.of(InetAddress.getByName(address));
        return new ChannelParameters(null, BearerDescription.DEFAULT_BEARER, buffer, null, null, null, transport, destination);
    }
}

package org.bipota.protocol.cattp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatTpCodecTest {

    static Stream<JsonNode> goodPdus() {
        return CatTpVectors.pdus().filter(vector -> vector.has("fields") && vector.get("fields").get("version").asInt() == 0);
    }

    @ParameterizedTest
    @MethodSource("goodPdus")
    void everyRecordedPduHasTheFieldsThatTwoOtherImplementationsSaw(JsonNode vector) throws ProtocolException {
        JsonNode fields = vector.get("fields");
        CatTpPdu pdu = CatTpCodec.decode(CatTpVectors.octets(vector));

        assertThat(pdu.sourcePort()).isEqualTo(fields.get("source_port").asInt());
        assertThat(pdu.destinationPort()).isEqualTo(fields.get("destination_port").asInt());
        assertThat(pdu.sequence()).isEqualTo(fields.get("sequence_number").asInt());
        assertThat(pdu.acknowledgement()).isEqualTo(fields.get("ack_number").asInt());
        assertThat(pdu.window()).isEqualTo(fields.get("window_size").asInt());
        assertThat(pdu.acknowledges()).isEqualTo(fields.get("ack").asInt() == 1);
        assertThat(pdu).isInstanceOf(typeOf(fields));
        if (pdu instanceof Syn syn) {
            assertThat(syn.maxPduOctets()).isEqualTo(fields.get("max_pdu_size").asInt());
            assertThat(syn.maxSduOctets()).isEqualTo(fields.get("max_sdu_size").asInt());
            assertThat(syn.identification()).hasToString(fields.get("identification").asText());
        } else if (pdu instanceof SynAck syn) {
            assertThat(syn.maxPduOctets()).isEqualTo(fields.get("max_pdu_size").asInt());
            assertThat(syn.identification()).hasToString(fields.get("identification").asText());
        } else if (pdu instanceof Data data) {
            assertThat(data.data()).hasToString(fields.get("data").asText());
            assertThat(data.segmented()).isEqualTo(fields.get("seg").asInt() == 1);
        } else if (pdu instanceof Eack eack) {
            List<Integer> expected = new ArrayList<>();
            fields.get("extended_acks").forEach(number -> expected.add(number.asInt()));
            assertThat(eack.received()).isEqualTo(expected);
            assertThat(eack.data()).hasToString(fields.path("data").asText(""));
        } else if (pdu instanceof Rst rst) {
            assertThat(rst.reasonCode()).isEqualTo(fields.get("reason_code").asInt());
        }
    }

    private static Class<? extends CatTpPdu> typeOf(JsonNode fields) {
        if (fields.get("syn").asInt() == 1) {
            return fields.get("ack").asInt() == 1 ? SynAck.class : Syn.class;
        }
        if (fields.get("rst").asInt() == 1) {
            return Rst.class;
        }
        if (fields.get("eak").asInt() == 1) {
            return Eack.class;
        }
        if (fields.get("nul").asInt() == 1) {
            return Nul.class;
        }
        return fields.get("data_length").asInt() == 0 ? Ack.class : Data.class;
    }

    @ParameterizedTest
    @MethodSource("goodPdus")
    void everyRecordedPduIsEncodedToTheSameOctets(JsonNode vector) throws ProtocolException {
        Octets pdu = CatTpVectors.octets(vector);
        assertThat(CatTpCodec.encode(CatTpCodec.decode(pdu))).isEqualTo(pdu);
    }

    @Test
    void anotherVersionIsToBeRefusedWithItsReason() throws ProtocolException {
        CatTpPdu pdu = CatTpCodec.decode(named("syn_version1_bad"));
        assertThat(pdu).isInstanceOfSatisfying(Unacceptable.class,
                bad -> assertThat(bad.answer()).isEqualTo(RstReason.VERSION_UNSUPPORTED));
        assertThatThrownBy(() -> CatTpCodec.encode(pdu)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"bad_checksum, CHECKSUM", "bad_header_length, TRUNCATED", "short_datagram, TRUNCATED"})
    void aDamagedPduIsNone(String id, Code code) {
        assertThatThrownBy(() -> CatTpCodec.decode(named(id))).isInstanceOfSatisfying(ProtocolException.class,
                fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private static Octets named(String id) {
        return CatTpVectors.pdus().filter(vector -> vector.get("id").asText().equals(id)).map(CatTpVectors::octets)
                .findFirst().orElseThrow();
    }

    @Test
    void everyTruncationIsAFaultOfThePeer() {
        CatTpVectors.pdus().map(CatTpVectors::octets).forEach(pdu -> {
            for (int length = 0; length < pdu.length(); length++) {
                Octets cut = pdu.slice(0, length);
                assertThatThrownBy(() -> CatTpCodec.decode(cut)).isInstanceOf(ProtocolException.class);
            }
        });
    }

    @Test
    void anyOctetsAreEitherAPduOrAFaultOfThePeer() {
        List<Octets> seeds = CatTpVectors.pdus().map(CatTpVectors::octets).toList();
        Random random = new Random(20127);
        int pdus = 0;
        for (int round = 0; round < 200_000; round++) {
            byte[] mutated = seeds.get(random.nextInt(seeds.size())).toByteArray();
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutated[random.nextInt(Math.min(mutated.length, 30))] = (byte) random.nextInt();
            }
            if (mutated.length > 18) {
                proveAgain(mutated);
            }
            try {
                CatTpPdu pdu = CatTpCodec.decode(Octets.of(mutated));
                pdus++;
                if (!(pdu instanceof Unacceptable)) {
                    assertThat(CatTpCodec.decode(CatTpCodec.encode(pdu))).isEqualTo(pdu);
                }
            } catch (ProtocolException e) {
                assertThat(e.field()).isNotBlank();
            }
        }
        assertThat(pdus).as("mutations that are PDUs").isGreaterThan(50_000);
    }

    /** Mends the checksum, so that the mutation reaches what lies behind it. */
    private static void proveAgain(byte[] pdu) {
        pdu[16] = 0;
        pdu[17] = 0;
        int sum = 0;
        for (int i = 0; i < pdu.length; i++) {
            sum += (pdu[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        }
        sum = (sum & 0xFFFF) + (sum >> 16);
        sum = (sum & 0xFFFF) + (sum >> 16);
        pdu[16] = (byte) (~sum >> 8);
        pdu[17] = (byte) ~sum;
    }

    @ParameterizedTest
    // flags, what it is
    @CsvSource({"00", "08", "20", "28", "68", "C8", "E0", "A0", "44", "48", "88"})
    void flagsWithoutMeaningAreUnexpected(String flags) throws ProtocolException {
        byte[] pdu = new byte[flags.equals("48") ? 19 : 18];
        pdu[0] = Octets.ofHex(flags).toByteArray()[0];
        pdu[3] = 18;
        pdu[9] = (byte) (pdu.length - 18);
        proveAgain(pdu);
        assertThat(CatTpCodec.decode(Octets.of(pdu))).isInstanceOf(Unacceptable.class);
    }
}

package org.bipota.protocol.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.vectors.Vector;
import org.bipota.protocol.vectors.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmsVectorsTest {

    private static final String SUBSCRIBER = "8613800100500";
    private static final Map<String, Vector> TPDUS =
            Vectors.all("a_sms_tpdus.json").stream().collect(Collectors.toMap(Vector::id, vector -> vector));
    private static final Map<String, Vector> PACKETS =
            Vectors.all("b_secured_packets.json").stream().collect(Collectors.toMap(Vector::id, vector -> vector));
    private static final Map<String, Vector> PDUS =
            Vectors.all("a_smpp_pdus.json").stream().collect(Collectors.toMap(Vector::id, vector -> vector));

    static List<Vector> delivered() {
        return Vectors.some("a_sms_tpdus.json", vector -> vector.text("direction").equals("MT SMS-DELIVER"));
    }

    static List<Vector> submitted() {
        return Vectors.some("a_sms_tpdus.json", vector -> vector.text("direction").equals("MO SMS-SUBMIT"));
    }

    @ParameterizedTest
    @MethodSource("delivered")
    void deliveredTpduIsReadAndWrittenBack(Vector vector) throws ProtocolException {
        SmsDeliver tpdu = SmsDeliver.parse(vector.octets("tpdu"));

        assertThat(tpdu.originatingAddress().digits()).isEqualTo(SUBSCRIBER);
        assertThat(tpdu.protocolId()).isEqualTo(SmsDeliver.DATA_DOWNLOAD);
        assertThat(tpdu.dataCoding()).isEqualTo(DataCoding.CARD_DATA);
        assertThat(tpdu.hasUserDataHeader()).isTrue();
        assertThat(tpdu.encode()).isEqualTo(vector.octets("tpdu"));
    }

    @ParameterizedTest
    @MethodSource("delivered")
    void deliveredTpduIsMadeFromItsParts(Vector vector) throws ProtocolException {
        SmsDeliver tpdu = SmsDeliver.parse(vector.octets("tpdu"));
        boolean more = vector.id().endsWith("1of2");

        SmsDeliver made = SmsDeliver.dataDownload(
                SmsAddress.international(SUBSCRIBER), Octets.ofHex("62112271401500"), tpdu.userData().octets(), more);

        assertThat(made.encode()).isEqualTo(vector.octets("tpdu"));
        assertThat(made.moreMessages()).isEqualTo(more);
    }

    @ParameterizedTest
    @MethodSource("submitted")
    void submittedTpduIsReadAndWrittenBack(Vector vector) throws ProtocolException {
        SmsSubmit tpdu = SmsSubmit.parse(vector.octets("tpdu"));

        assertThat(tpdu.encode()).isEqualTo(vector.octets("tpdu"));
        assertThat(tpdu.hasUserDataHeader()).isEqualTo(vector.id().contains("udh70") || vector.id().contains("por"));
    }

    @Test
    void submittedFieldsAreThoseOfTheVectors() throws ProtocolException {
        SmsSubmit relative = SmsSubmit.parse(TPDUS.get("tpdu_submit_capreq_vp_srr").octets("tpdu"));
        assertThat(relative.validityPeriod()).isEqualTo(Octets.ofHex("A7"));
        assertThat(relative.destinationAddress()).isEqualTo(SmsAddress.of(0x81, "106580"));
        assertThat(relative.userData().octets()).isEqualTo(Octets.ofHex("4249500108494D450133"));

        SmsSubmit response = SmsSubmit.parse(TPDUS.get("tpdu_submit_por").octets("tpdu"));
        assertThat(response.messageReference()).isEqualTo(7);
        assertThat(response.destinationAddress()).isEqualTo(SmsAddress.international(SUBSCRIBER));
        assertThat(UserData.parse(response.userData().octets()).isResponsePacket()).isTrue();
    }

    @Test
    void submitOfDataIsTheKnownTpdu() {
        SmsSubmit plain = SmsSubmit.ofData(SmsAddress.international(SUBSCRIBER), 0x04, Octets.ofHex("4249500108494D450133"), false);
        Octets secured = PACKETS.get("sms_nosec").octets("expected_tp_ud_single_sms");
        SmsSubmit headed = SmsSubmit.ofData(SmsAddress.international(SUBSCRIBER), 0xF6, secured, true);

        assertThat(withReference(plain)).isEqualTo(TPDUS.get("tpdu_submit_capreq_8bit").octets("tpdu"));
        assertThat(withReference(headed)).isEqualTo(TPDUS.get("tpdu_submit_capreq_secured_udh70").octets("tpdu"));
    }

    @Test
    void longPacketIsCutIntoTheKnownSegmentsAndJoinedAgain() throws ProtocolException {
        Octets packet = PACKETS.get("sms_long_3des2_two_segments").octets("expected_packet");
        Octets first = SmsDeliver.parse(TPDUS.get("tpdu_deliver_concat_1of2").octets("tpdu")).userData().octets();
        Octets second = SmsDeliver.parse(TPDUS.get("tpdu_deliver_concat_2of2").octets("tpdu")).userData().octets();

        assertThat(Segmentation.commandPacket(packet, 0x42)).containsExactly(first, second);
        UserData joined = Segmentation.join(List.of(UserData.parse(second), UserData.parse(first)));
        assertThat(joined.payload()).isEqualTo(packet);
        assertThat(joined.isCommandPacket()).isTrue();
        assertThat(joined.concatenation()).isEmpty();
    }

    @Test
    void userDataInsideSmppPdusAreTheKnownPackets() throws ProtocolException {
        assertThat(shortMessage("submit_single_F6_7F").payload())
                .isEqualTo(PACKETS.get("sms_3des2_cc_cipher_push_bip").octets("expected_packet"));
        assertThat(shortMessage("submit_single_regdel1_validity").payload())
                .isEqualTo(PACKETS.get("sms_aes128_cc_cipher").octets("expected_packet"));
        assertThat(shortMessage("deliver_mo_F6_udh_cmdpkt").payload()).isEqualTo(PACKETS.get("sms_nosec").octets("expected_packet"));
        assertThat(shortMessage("deliver_por_sms_submit").isResponsePacket()).isTrue();
        assertThat(shortMessage("deliver_por_sms_submit").payload())
                .isEqualTo(PACKETS.get("rsp_sms_3des2_cc_cipher").octets("expected_packet"));

        UserData first = shortMessage("submit_concat_1of2_mms1");
        UserData second = shortMessage("submit_concat_2of2_mms0");
        assertThat(first.concatenation()).contains(new Concatenation(0x42, false, 2, 1));
        assertThat(second.concatenation()).contains(new Concatenation(0x42, false, 2, 2));
        assertThat(Segmentation.join(List.of(first, second)).payload())
                .isEqualTo(PACKETS.get("sms_long_3des2_two_segments").octets("expected_packet"));
    }

    @Test
    void messagePayloadAndSarPartsBeginWithTheHeader() throws ProtocolException {
        Octets packet = PACKETS.get("sms_long_3des2_two_segments").octets("expected_packet");
        Octets payload = parameter("submit_message_payload", 0x0424);
        assertThat(UserData.parse(payload)).isEqualTo(new UserData(
                List.of(new InformationElement(InformationElement.COMMAND_PACKET, Octets.EMPTY)), packet));

        UserData firstPart = shortMessage("submit_sar_1of2");
        assertThat(firstPart.isCommandPacket()).isTrue();
        assertThat(firstPart.payload()).isEqualTo(packet.slice(0, firstPart.payload().length()));
    }

    private static Octets withReference(SmsSubmit tpdu) {
        return new SmsSubmit(tpdu.firstOctet(), 1, tpdu.destinationAddress(), tpdu.protocolId(), tpdu.dataCoding(),
                tpdu.validityPeriod(), tpdu.userData()).encode();
    }

    private static UserData shortMessage(String id) throws ProtocolException {
        OctetReader reader = behindAddresses(id);
        return UserData.parse(reader.octets(reader.octet("sm_length"), "short_message"));
    }

    private static Octets parameter(String id, int tag) throws ProtocolException {
        OctetReader reader = behindAddresses(id);
        reader.skip(reader.octet("sm_length"), "short_message");
        while (reader.hasMore()) {
            int found = reader.uint16("tag");
            Octets value = reader.octets(reader.uint16("length"), "value");
            if (found == tag) {
                return value;
            }
        }
        throw new IllegalStateException(id + " has no parameter " + tag);
    }

    /** SMPP 3.4 clauses 4.4.1 and 4.6.1: the same fields in both PDUs up to sm_length. */
    private static OctetReader behindAddresses(String id) throws ProtocolException {
        OctetReader reader = new OctetReader(PDUS.get(id).octets("smpp_pdu"));
        reader.skip(16, "header");
        cString(reader);
        reader.skip(2, "source TON, NPI");
        cString(reader);
        reader.skip(2, "destination TON, NPI");
        cString(reader);
        reader.skip(3, "esm_class, protocol_id, priority_flag");
        cString(reader);
        cString(reader);
        reader.skip(4, "registered_delivery to sm_default_msg_id");
        return reader;
    }

    private static void cString(OctetReader reader) throws ProtocolException {
        while (reader.octet("C-string") != 0) {
            continue;
        }
    }
}

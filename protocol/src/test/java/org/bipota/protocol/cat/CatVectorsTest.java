package org.bipota.protocol.cat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.sms.SmsDeliver;
import org.bipota.protocol.sms.SmsSubmit;
import org.bipota.protocol.vectors.Vector;
import org.bipota.protocol.vectors.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatVectorsTest {

    private static final String FILE = "e_cat.json";
    private static final Map<String, Vector> BY_ID = Vectors.all(FILE).stream().collect(Collectors.toMap(Vector::id, vector -> vector));

    static List<Vector> commands() {
        return Vectors.ofKind(FILE, "proactive command");
    }

    static List<Vector> responses() {
        return Vectors.ofKind(FILE, "terminal response data");
    }

    static List<Vector> envelopes() {
        return Vectors.ofKind(FILE, "envelope");
    }

    static List<Vector> profiles() {
        return Vectors.ofKind(FILE, "terminal profile");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandIsReadAndWrittenBack(Vector vector) throws ProtocolException {
        ProactiveCommand command = ProactiveCommand.parse(vector.octets("hex"));

        assertThat(command.devices().source()).isEqualTo(DeviceIdentities.UICC);
        assertThat(command.details().type()).isEqualTo(type(vector.id()));
        assertThat(command.encode()).isEqualTo(vector.octets("hex"));
        if (command.details().type() == CommandDetails.SEND_SHORT_MESSAGE) {
            Octets tpdu = command.value(CatTag.SMS_TPDU).orElseThrow();
            assertThat(SmsSubmit.parse(tpdu).encode()).isEqualTo(tpdu);
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void responseIsReadAndWrittenBack(Vector vector) throws ProtocolException {
        TerminalResponse response = TerminalResponse.parse(vector.octets("hex"));

        assertThat(response.devices()).isEqualTo(new DeviceIdentities(DeviceIdentities.TERMINAL, DeviceIdentities.UICC));
        assertThat(response.encode()).isEqualTo(vector.octets("hex"));
        resultLines(vector).forEach(line -> assertThat(response.result().toHex()).isEqualToIgnoringCase(line));
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void envelopeIsReadAndWrittenBack(Vector vector) throws ProtocolException {
        Envelope envelope = Envelope.parse(vector.octets("hex"));
        boolean download = vector.id().contains("smspp") || vector.id().contains("sms_pp");

        assertThat(envelope.tag()).isEqualTo(download ? Envelope.SMS_PP_DOWNLOAD : Envelope.EVENT_DOWNLOAD);
        assertThat(envelope.encode()).isEqualTo(vector.octets("hex"));
        if (download) {
            Octets tpdu = envelope.value(CatTag.SMS_TPDU).orElseThrow();
            assertThat(SmsDeliver.parse(tpdu).encode()).isEqualTo(tpdu);
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void profileTellsWhatTheDissectorTells(Vector vector) {
        TerminalProfile profile = new TerminalProfile(vector.octets("hex"));
        boolean bip = vector.id().equals("tp_full_bip_udp_tcp");

        assertThat(List.of(profile.openChannel(), profile.closeChannel(), profile.receiveData(), profile.sendData(),
                profile.getChannelStatus(), profile.packetBearer(), profile.tcp(), profile.udp(),
                profile.dataAvailable(), profile.channelStatus())).containsOnly(bip);
        assertThat(profile.channels()).isEqualTo(bip ? 7 : 0);
        assertThat(List.of(profile.smsPpDownload(), profile.sendShortMessage(), profile.provideLocalInformation())).containsOnly(true);
    }

    @Test
    void everyVectorIsUsed() {
        assertThat(commands().size() + responses().size() + envelopes().size() + profiles().size()).isEqualTo(BY_ID.size());
    }

    @Test
    void imeiOfLocalInformationIsTheDissectorsOne() throws ProtocolException {
        Octets value = TerminalResponse.parse(BY_ID.get("tr_pli_imei").octets("hex")).value(CatTag.IMEI).orElseThrow();

        assertThat(Imei.parse(value).digits()).isEqualTo("356789012345678");
        assertThat(Imei.ofDigits("356789012345678").value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "tr_oc_beyond,         false, command beyond terminal's capabilities",
        "tr_oc_bip_nochannel,  true,  Bearer Independent Protocol error: no channel available",
        "tr_oc_busy_call,      true,  terminal currently unable to process command: terminal currently busy on call",
        "tr_oc_net_unable,     true,  network currently unable to process command: cause 28",
        "tr_oc_ok_modified_buf, false, command performed with modification",
        "ofono_close_channel_response_121, false, Bearer Independent Protocol error: channel identifier not valid"})
    void resultIsSaidInWords(String id, boolean temporary, String words) throws ProtocolException {
        TerminalResult result = TerminalResponse.parse(BY_ID.get(id).octets("hex")).result();

        assertThat(result.inWords()).isEqualTo(words);
        assertThat(result.temporary()).isEqualTo(temporary);
    }

    private static List<String> resultLines(Vector vector) {
        if (!vector.has("tshark_decode")) {
            return List.of();
        }
        return StreamSupport.stream(vector.node().get("tshark_decode").spliterator(), false)
                .map(JsonNode::asText)
                .filter(line -> line.matches("Result: [0-9a-f]+"))
                .map(line -> line.substring("Result: ".length()))
                .toList();
    }

    private static int type(String id) {
        if (id.contains("send_sms") || id.startsWith("ssm")) {
            return CommandDetails.SEND_SHORT_MESSAGE;
        } else if (id.contains("local_info") || id.startsWith("pli")) {
            return CommandDetails.PROVIDE_LOCAL_INFORMATION;
        } else if (id.contains("event_list") || id.startsWith("sul")) {
            return CommandDetails.SET_UP_EVENT_LIST;
        } else if (id.contains("open_channel") || id.startsWith("oc_")) {
            return CommandDetails.OPEN_CHANNEL;
        } else if (id.contains("close_channel")) {
            return CommandDetails.CLOSE_CHANNEL;
        } else if (id.contains("receive_data") || id.startsWith("recv")) {
            return CommandDetails.RECEIVE_DATA;
        } else if (id.contains("send_data")) {
            return CommandDetails.SEND_DATA;
        } else if (id.contains("channel_status")) {
            return CommandDetails.GET_CHANNEL_STATUS;
        }
        throw new IllegalStateException("no expectation for " + id);
    }
}

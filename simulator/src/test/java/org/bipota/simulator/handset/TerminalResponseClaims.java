package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.simulator.handset.CatVectors.vector;

import java.util.stream.IntStream;
import org.bipota.protocol.Octets;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.Imei;
import org.bipota.simulator.handset.ProbeHandset.Command;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ToolkitConstants;

/**
 * Answers of the terminal. Each is given, octet by octet, in the situation it stands for, and understood by the response
 * handler of an applet; where our own applet can meet it, it does the right thing.
 */
final class TerminalResponseClaims {

    private static final int TERMINAL = 0x82;
    private static final int CHANNEL_1 = 0x21;
    private static final int CHANNEL_UP = 0x8100;
    private static final int AT_LEAST_255 = 0xFF;
    private static final Imei OF_VECTOR = Imei.ofDigits("356789012345678");

    private TerminalResponseClaims() {
    }

    static void addTo(VectorClaims claims) {
        localInformation(claims);
        shortMessages(claims);
        openChannel(claims);
        data(claims);
    }

    private static void localInformation(VectorClaims claims) {
        claims.claim("ofono_provide_local_info_response_121", vector -> {
            ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
            probe.send(local(0x01), response -> valueIs(response, ToolkitConstants.TAG_IMEI, "1A32547698103254"));
            assertThat(probe.lastResponse()).isEqualTo(vector);
        });
        claims.claim("tr_pli_imei", vector -> {
            ProbeHandset probe = ProbeHandset.with(new TerminalModel(OF_VECTOR, TerminalModel.WITH_BIP));
            probe.send(local(0x01), response -> valueIs(response, ToolkitConstants.TAG_IMEI, "3A65870921436587"));
            assertThat(probe.lastResponse()).isEqualTo(vector);

            AppletHandset real = AppletHandset.off(HandsetBehaviour.WILLING).powerOn();
            assertThat(real.lastResponse(CommandDetails.PROVIDE_LOCAL_INFORMATION)).isEqualTo(vector);
            assertThat(((CheckRequest) real.messages().get(0)).imei()).isEqualTo(OF_VECTOR);
        });
        claims.claim("tr_pli_imeisv", vector -> {
            ProbeHandset probe = ProbeHandset.with(
                    new TerminalModel(OF_VECTOR, ImeiForm.ODD, "81", TerminalModel.WITH_BIP));
            probe.send(local(0x08), response -> valueIs(response, (byte) 0x62, "3365870921436587F1"));
            assertThat(probe.lastResponse()).isEqualTo(vector);
        });
    }

    private static void shortMessages(VectorClaims claims) {
        claims.claim("ofono_send_sms_response_111", vector -> smsSent(0x00, vector));
        claims.claim("ofono_send_sms_response_121", vector -> smsSent(0x01, vector));
        claims.claim("tr_ssm_ok", vector -> {
            smsSent(0x00, vector);
            AppletHandset real = AppletHandset.off(HandsetBehaviour.WILLING).powerOn();
            assertThat(real.lastResponse(CommandDetails.SEND_SHORT_MESSAGE)).isEqualTo(vector);
            real.forget();
            real.powerCycle();
            assertThat(real.messages()).as("the terminal is known now").isEmpty();
        });
    }

    private static void openChannel(VectorClaims claims) {
        claims.claim("ofono_open_channel_response_211", vector -> {
            ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
            probe.send(Command.of(CommandDetails.OPEN_CHANNEL, 0x01, TERMINAL).with(0x35, "02030403041F02")
                    .withShort(0x39, 1400).with(0x3C, 0x01, 44444).with(0x3E, 0x21, "01010101"),
                    response -> opened(response, 1400));
            assertThat(probe.lastResponse()).isEqualTo(vector);
        });
        claims.claim("tr_oc_ok_default", vector -> {
            assertThat(opened(HandsetBehaviour.WILLING, 1400).lastResponse()).isEqualTo(vector);
            AppletHandset real = AppletHandset.known(HandsetBehaviour.WILLING);
            real.push();
            assertThat(real.lastResponse(CommandDetails.OPEN_CHANNEL)).isEqualTo(vector);
            assertThat(real.syn().identification()).isEqualTo(AppletHandset.TOKEN);
        });
        HandsetBehaviour smallBuffer = HandsetBehaviour.WILLING.with(ChannelService.FULL.givingAtMost(1000));
        claims.claim("tr_oc_ok_modified_buf", vector -> {
            assertThat(opened(smallBuffer, 1000).lastResponse()).isEqualTo(vector);
            AppletHandset real = AppletHandset.known(smallBuffer);
            real.push();
            assertThat(real.lastResponse(CommandDetails.OPEN_CHANNEL)).isEqualTo(vector);
            assertThat(real.syn().maxPduOctets() * real.syn().window()).isLessThanOrEqualTo(1000);
        });
        refusal(claims, "tr_oc_beyond", HandsetBehaviour.WILLING.refusing(Octets.ofHex("30")), "30");
        refusal(claims, "tr_oc_busy_call", HandsetBehaviour.WILLING.refusing(Octets.ofHex("2002")), "2002");
        refusal(claims, "tr_oc_net_unable", HandsetBehaviour.WILLING.refusing(Octets.ofHex("2128")), "2128");
        claims.claim("tr_oc_bip_nochannel", vector -> {
            ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING.with(ChannelService.FULL.withChannels(1)));
            probe.openChannel();
            probe.openChannel(response -> resultIs(response, "3A01"));
            assertThat(probe.lastResponse()).isEqualTo(vector);
            realReports(vector, HandsetBehaviour.WILLING.refusing(Octets.ofHex("3A01")), "3A01");
        });
    }

    private static void data(VectorClaims claims) {
        claims.claim("ofono_close_channel_response_121", vector -> {
            ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
            probe.openChannel();
            Command close = Command.of(CommandDetails.CLOSE_CHANNEL, 0, CHANNEL_1);
            probe.send(close);
            // once more: the terminal knows the channel no longer
            probe.handset.powerOff();
            probe.network.run();
            assertThat(probe.atTerminal(vector("ofono_close_channel_111"))).isEqualTo(vector);
        });
        claims.claim("ofono_receive_data_response_111", vector -> {
            ProbeHandset probe = withDatagram(500, 0xC8);
            probe.send(receive(0xC8), response -> {
                byte[] data = new byte[0xC8];
                assertThat(response.copyChannelData(data, (short) 0, (short) data.length)).isEqualTo((short) 0xC8);
                assertThat(Octets.of(data)).isEqualTo(counting(0xC8, 0xC8));
                valueIs(response, ToolkitConstants.TAG_CHANNEL_DATA_LENGTH, "FF");
            });
            assertThat(probe.lastResponse()).isEqualTo(vector);
        });
        claims.claim("tr_rd_data_rest", vector -> {
            Octets synAck = Octets.ofHex("C0000017" + "2328" + "0401" + "0000" + "2000" + "1000" + "000A" + "E404"
                    + "0258" + "0258" + "00");
            ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
            probe.openChannel();
            probe.network.lastLine().arrives(synAck);
            probe.network.run();
            probe.send(receive(synAck.length()), response -> valueIs(response, ToolkitConstants.TAG_CHANNEL_DATA_LENGTH, "00"));
            assertThat(probe.lastResponse()).isEqualTo(vector);
        });
        VectorClaims.Proof sent = vector -> sent(0x01, vector);
        claims.claim("ofono_send_data_response_111", sent);
        claims.claim("tr_sd_ff", vector -> {
            sent.of(vector);
            AppletHandset real = AppletHandset.known(HandsetBehaviour.WILLING);
            real.push();
            assertThat(real.lastResponse(CommandDetails.SEND_DATA)).isEqualTo(vector);
        });
        claims.claim("ofono_send_data_response_121", vector -> sent(0x00, vector));
        claims.claim("ofono_get_channel_status_response_111", vector -> {
            ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
            probe.send(status(), response -> {
                assertThat(response.getChannelIdentifier()).isZero();
                valueIs(response, ToolkitConstants.TAG_CHANNEL_DATA_STATUS, "0000");
            });
            assertThat(probe.lastResponse()).isEqualTo(vector);
        });
        claims.claim("ofono_get_channel_status_response_121", vector -> {
            ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
            probe.openChannel();
            probe.send(status(), response -> assertThat(response.getChannelStatus((byte) 1)).isEqualTo((short) CHANNEL_UP));
            assertThat(probe.lastResponse()).isEqualTo(vector);
        });
    }

    private static void smsSent(int qualifier, Octets vector) {
        ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
        probe.send(Command.of(CommandDetails.SEND_SHORT_MESSAGE, qualifier, 0x83)
                .with(0x8B, "01010D91683108100005F0" + "0004" + "0A" + "4249500108494D450133"),
                response -> assertThat(response.getGeneralResult()).isZero());
        assertThat(probe.lastResponse()).isEqualTo(vector);
        assertThat(probe.network.sms()).hasSize(1);
    }

    private static void sent(int qualifier, Octets vector) {
        ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
        probe.openChannel();
        probe.send(Command.of(CommandDetails.SEND_DATA, qualifier, CHANNEL_1).with(0xB6, "0001020304050607"), response -> {
            assertThat(response.findTLV(ToolkitConstants.TAG_CHANNEL_DATA_LENGTH, (byte) 1)).isEqualTo((byte) 1);
            assertThat(response.getValueByte((short) 0) & 0xFF).isEqualTo(AT_LEAST_255);
        });
        assertThat(probe.lastResponse()).isEqualTo(vector);
        assertThat(probe.network.lastLine().sent()).hasSize(qualifier);
    }

    private static ProbeHandset opened(HandsetBehaviour behaviour, int bufferOctets) {
        ProbeHandset probe = ProbeHandset.with(behaviour);
        probe.openChannel(response -> opened(response, bufferOctets));
        return probe;
    }

    private static void opened(ProactiveResponseHandler response, int bufferOctets) {
        assertThat(response.getGeneralResult() & 0xF0).isZero();
        assertThat(response.getChannelIdentifier()).isEqualTo((byte) 1);
        assertThat(response.getChannelStatus((byte) 1)).isEqualTo((short) CHANNEL_UP);
        valueIs(response, ToolkitConstants.TAG_BUFFER_SIZE, Octets.ofOctets(bufferOctets >> 8, bufferOctets).toHex());
    }

    private static void refusal(VectorClaims claims, String id, HandsetBehaviour behaviour, String result) {
        claims.claim(id, vector -> {
            ProbeHandset probe = ProbeHandset.with(behaviour);
            probe.openChannel(response -> resultIs(response, result));
            assertThat(probe.lastResponse()).isEqualTo(vector);
            realReports(vector, behaviour, result);
        });
    }

    /** Our applet gets the same answer, and tells the server. */
    private static void realReports(Octets vector, HandsetBehaviour behaviour, String result) {
        AppletHandset real = AppletHandset.known(behaviour);
        real.push();
        assertThat(real.lastResponse(CommandDetails.OPEN_CHANNEL)).isEqualTo(vector);
        assertThat(real.messages()).singleElement().isInstanceOfSatisfying(ChannelReport.class, report -> {
            assertThat(report.identificationData()).isEqualTo(AppletHandset.TOKEN);
            assertThat(report.result().toHex()).isEqualTo(result);
        });
    }

    private static void resultIs(ProactiveResponseHandler response, String result) {
        byte[] value = new byte[result.length() / 2];
        value[0] = response.getGeneralResult();
        assertThat(response.getAdditionalInformationLength()).isEqualTo((short) (value.length - 1));
        response.copyAdditionalInformation(value, (short) 1, (short) (value.length - 1));
        assertThat(Octets.of(value).toHex()).isEqualTo(result);
    }

    private static void valueIs(ProactiveResponseHandler response, byte tag, String value) {
        byte[] found = new byte[value.length() / 2];
        assertThat(response.findAndCopyValue(tag, found, (short) 0)).isEqualTo((short) found.length);
        assertThat(Octets.of(found).toHex()).isEqualTo(value);
    }

    private static ProbeHandset withDatagram(int octets, int first) {
        ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
        probe.openChannel();
        probe.network.lastLine().arrives(counting(first, octets));
        probe.network.run();
        return probe;
    }

    private static Octets counting(int first, int octets) {
        return Octets.ofOctets(IntStream.range(first, first + octets).toArray());
    }

    private static Command local(int qualifier) {
        return Command.of(CommandDetails.PROVIDE_LOCAL_INFORMATION, qualifier, TERMINAL);
    }

    private static Command receive(int octets) {
        return Command.of(CommandDetails.RECEIVE_DATA, 0, CHANNEL_1).with(0xB7, octets);
    }

    private static Command status() {
        return Command.of(CommandDetails.GET_CHANNEL_STATUS, 0, TERMINAL);
    }
}

package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.simulator.handset.CatVectors.vector;

import java.util.List;
import java.util.function.Consumer;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.simulator.handset.ProbeHandset.Command;

/**
 * Commands that a toolkit applet builds with the methods of the API. Each is the vector, octet by octet, and the handset
 * does what it says.
 */
final class ProactiveCommandClaims {

    private static final int SMS = CommandDetails.SEND_SHORT_MESSAGE;
    private static final int OPEN = CommandDetails.OPEN_CHANNEL;
    private static final int TERMINAL = 0x82;
    private static final int NETWORK = 0x83;
    private static final int CHANNEL_1 = 0x21;
    private static final int ALPHA = 0x85;
    private static final int SMSC = 0x86;
    private static final int TPDU = 0x8B;
    private static final int BEARER = 0x35;
    private static final int BUFFER = 0x39;
    private static final int ACCESS_NAME = 0x47;
    private static final int TEXT = 0x0D;
    private static final int TRANSPORT = 0x3C;
    private static final int DESTINATION = 0x3E;
    private static final int CHANNEL_DATA = 0xB6;
    private static final int CHANNEL_DATA_LENGTH = 0xB7;
    private static final int TEXT_ATTRIBUTE = 0xD0;

    private static final String SERVICE_CENTRE = "9111223344556677F8";
    private static final String EIGHT_DIGITS = "09" + "91" + "10325476F8";
    private static final String GPRS = "02030403041F02";
    private static final String LOGIN = "557365724C6F67";
    private static final String PASSWORD = "55736572507764";
    private static final Octets EIGHT_OCTETS = Octets.ofHex("0001020304050607");

    private static final String LONG_ALPHA = "54686520616464726573732064617461206F626A65637420686F6C6473207468652052501144657374696E6174"
            + "696F6E1141646472657373";
    private static final String LONG_TEXT = "54776F2074797065732061726520646566696E65643A202D20412073686F7274206D65737361676520746F2062"
            + "652073656E7420746F20746865206E6574776F726B20696E20616E20534D532D5355424D4954206D6573736167"
            + "652C206F7220616E20534D532D434F4D4D414E44206D6573736167652C20776865726520746865207573657220"
            + "646174612063616E20626520706173736564207472616E7370";
    private static final String LONG_TEXT_PACKED = "D4FB1B44CFC3CB7350585E0691CBE6B4BB4CD6815AA020688E7ECBE9A076793E0F9FCB20FA1B242E83E665371D"
            + "447F83E8E832C85DA6DFDFF23528ED0685DDA06973DA9A5685CD2415D42ECFE7E17399057ACB41613768DA9CB6"
            + "86CF6633E82482DAE5F93C7C2EB3407774595E06D1D165507D5E9683C8617A18340EBB41E232081E9ECFCB6410"
            + "5D1E76CFE1";

    private ProactiveCommandClaims() {
    }

    static void addTo(VectorClaims claims) {
        shortMessages(claims);
        channels(claims);
        claims.claim("ofono_provide_local_info_121", vector -> {
            ProbeHandset probe = produced(vector, Command.of(CommandDetails.PROVIDE_LOCAL_INFORMATION, 0x01, TERMINAL));
            assertThat(probe.lastResponse()).isEqualTo(vector("ofono_provide_local_info_response_121"));
        });
        eventList(claims, "ofono_setup_event_list_111", 16);
        eventList(claims, "ofono_setup_event_list_121", 17, 20);
        eventList(claims, "ofono_setup_event_list_131", 20);
        eventList(claims, "ofono_setup_event_list_141", 20);
        claims.claim("ofono_setup_event_list_132", vector -> {
            ProbeHandset probe = ProbeHandset.withEvents(20);
            probe.card.inApplet(() -> probe.card.registry().clearEvent((short) 20));
            assertThat(probe.commands()).endsWith(vector);
            assertThat(probe.lastResponse().toHex()).isEqualTo("810301050082028281830100");
        });
    }

    private static void shortMessages(VectorClaims claims) {
        String text = "54657374204D657373616765";
        claims.claim("ofono_send_sms_111", vector -> sent(vector, "F4", text,
                sms(0).with(ALPHA, "53656E6420534D").with(SMSC, SERVICE_CENTRE).with(TPDU, submit("F4", 12, text))));
        claims.claim("ofono_send_sms_121", vector -> sent(vector, "F0", "D3B29B0C9A3601",
                sms(1).with(ALPHA, "53656E6420534D").with(SMSC, SERVICE_CENTRE).with(TPDU, submit("F4", 7, "53656E6420534D"))));
        claims.claim("ofono_send_sms_131", vector -> sent(vector, "F0", "53F45B4E0735CBF379F85C06",
                sms(0).with(ALPHA, "53686F7274204D657373616765").with(SMSC, SERVICE_CENTRE)
                        .with(TPDU, submit("F0", 13, "53F45B4E0735CBF379F85C06"))));
        claims.claim("ofono_send_sms_141", vector -> sent(vector, "F0", LONG_TEXT_PACKED,
                sms(1).with(ALPHA, LONG_ALPHA).with(SMSC, SERVICE_CENTRE).with(TPDU, submit("F4", 160, LONG_TEXT))));
        claims.claim("ofono_send_sms_171", vector -> sent(vector, "F4", text,
                sms(0).with(ALPHA, "").with(SMSC, SERVICE_CENTRE).with(TPDU, submit("F4", 12, text))));
        claims.claim("ofono_send_sms_181", vector -> sent(vector, "F4", text,
                sms(0).with(SMSC, SERVICE_CENTRE).with(TPDU, submit("F4", 12, text))));
        claims.claim("ssm_capreq", vector -> sent(vector, "04", "4249500108494D450133",
                sms(0).with(SMSC, "91683108100005F0").with(TPDU, "01010D91683108100005F0" + "0004" + "0A" + "4249500108494D450133")));
        String secured = "027000" + "0015" + "0D" + "0000" + "0000" + "B00010" + "0000000000" + "00" + "A0A40000023F00";
        claims.claim("ssm_capreq_secured", vector -> {
            ProbeHandset probe = sent(vector, "F6", secured, sms(0).with(ALPHA, "").with(SMSC, "91683108100005F0")
                    .with(TPDU, "41010D91683108100005F0" + "00F6" + "1A" + secured));
            assertThat(probe.network.sms().get(0).userDataHeader()).isTrue();
            AppletCommandClaims.realRequestHasTheFormOf(vector);
        });
    }

    private static void channels(VectorClaims claims) {
        Consumer<ProbeHandset> opened = probe -> assertThat(probe.network.lastLine().remote().toString())
                .isEqualTo("/1.1.1.1:44444");
        String destination = "21" + "01010101";
        claims.claim("ofono_open_channel_211", vector -> opened.accept(producedAndAnswered(vector,
                vector("ofono_open_channel_response_211"), open(0x01).with(BEARER, GPRS).withShort(BUFFER, 1400)
                        .with(TEXT, 0xF4, LOGIN).with(TEXT, 0xF4, PASSWORD).with(TRANSPORT, 0x01, 44444)
                        .with(DESTINATION, destination))));
        claims.claim("ofono_open_channel_221", vector -> opened.accept(producedAndAnswered(vector,
                vector("ofono_open_channel_response_211"), open(0x01).with(BEARER, GPRS).withShort(BUFFER, 1400)
                        .with(ACCESS_NAME, "06546573744770027273").with(TEXT, 0xF4, LOGIN).with(TEXT, 0xF4, PASSWORD)
                        .with(TRANSPORT, 0x01, 44444).with(DESTINATION, 0x21, "01010101"))));
        claims.claim("ofono_open_channel_241", vector -> opened.accept(producedAndAnswered(vector,
                vector("ofono_open_channel_response_211"), open(0x01).with(ALPHA & 0x7F, "").with(BEARER, GPRS)
                        .withShort(BUFFER, 1400).with(ACCESS_NAME, "06546573744770027273").with(TEXT, 0xF4, LOGIN)
                        .with(TEXT, 0xF4, PASSWORD).with(TRANSPORT, 0x01, 44444).with(DESTINATION, destination))));
        claims.claim("oc_default_tcp_bg", vector -> {
            ProbeHandset probe = produced(vector, open(0x05).with(BEARER, 0x03).withShort(BUFFER, 1500)
                    .with(TRANSPORT, 0x02, 443).with(DESTINATION, 0x21, "C000020A"));
            assertThat(probe.lastResponse().toHex()).as("the link does not stand yet")
                    .isEqualTo("810301400582028281830100" + "38020100" + "350103" + "390205DC");
            assertThat(probe.network.lines()).isEmpty();
            probe.network.run();
            assertThat(probe.network.lastLine().remote().toString()).isEqualTo("/192.0.2.10:443");
        });
        claims.claim("oc_gprs_udp_apn_login", vector -> {
            producedAndAnswered(vector, Octets.ofHex("810301400182028281830100" + "38028100" + "3507" + GPRS + "39020578"),
                    open(0x01).with(ALPHA & 0x7F, "").with(BEARER, GPRS).withShort(BUFFER, 1400)
                            .with(ACCESS_NAME, "036F7461" + "076578616D706C65").with(TEXT, 0x04, "75736572")
                            .with(TEXT, 0x04, "70617373").with(TRANSPORT, 0x01, 9000).with(DESTINATION, 0x21, "C000020A"));
            AppletCommandClaims.realOpenChannelIs(vector, "0500" + "3507" + GPRS + "39020578" + "470C036F7461076578616D706C65"
                    + "0D050475736572" + "0D050470617373" + "3C03012328" + "3E0521C000020A");
        });
        claims.claim("ofono_close_channel_111", vector -> assertThat(withChannel(vector,
                Command.of(CommandDetails.CLOSE_CHANNEL, 0, CHANNEL_1)).network.lastLine().closed()).isTrue());
        claims.claim("ofono_receive_data_111", vector -> assertThat(withChannel(vector,
                Command.of(CommandDetails.RECEIVE_DATA, 0, CHANNEL_1).with(CHANNEL_DATA_LENGTH, 0xC8)).lastResponse().toHex())
                .as("nothing is there").isEqualTo("810301420082028281830102B600B70100"));
        claims.claim("ofono_send_data_111", vector -> assertThat(withChannel(vector, Command.of(CommandDetails.SEND_DATA,
                0x01, CHANNEL_1).with(CHANNEL_DATA, "0001020304050607")).network.lastLine().sent()).containsExactly(EIGHT_OCTETS));
        claims.claim("ofono_send_data_211", vector -> assertThat(withChannel(vector, Command.of(CommandDetails.SEND_DATA,
                0x01, CHANNEL_1).with(ALPHA, "53656E6420446174612031").with(CHANNEL_DATA, "0001020304050607")
                .with(TEXT_ATTRIBUTE, "000B00B4")).network.lastLine().sent()).containsExactly(EIGHT_OCTETS));
        claims.claim("ofono_get_channel_status_111", vector -> assertThat(withChannel(vector,
                Command.of(CommandDetails.GET_CHANNEL_STATUS, 0, TERMINAL)).lastResponse())
                .isEqualTo(vector("ofono_get_channel_status_response_121")));
        String syn = "80000021" + "0401" + "2328" + "0000" + "1000" + "0000" + "0005" + "DD9E" + "0578" + "0200"
                + "0A" + "986800000000000000F1";
        claims.claim("send_data_cattp_syn", vector -> {
            assertThat(withChannel(vector, Command.of(CommandDetails.SEND_DATA, 0x01, CHANNEL_1).with(CHANNEL_DATA, syn))
                    .network.lastLine().sent()).containsExactly(Octets.ofHex(syn));
            AppletCommandClaims.realSynHasTheFormOf(vector);
        });
    }

    /** The framework's command, once the applet has registered for these events. */
    private static void eventList(VectorClaims claims, String id, int... events) {
        claims.claim(id, vector -> {
            ProbeHandset probe = ProbeHandset.withEvents(events);
            assertThat(probe.commands()).containsExactly(vector);
            assertThat(probe.lastResponse().toHex()).isEqualTo("810301050082028281830100");
        });
    }

    private static Command sms(int qualifier) {
        return Command.of(SMS, qualifier, NETWORK);
    }

    private static Command open(int qualifier) {
        return Command.of(OPEN, qualifier, TERMINAL);
    }

    private static String submit(String dataCoding, int length, String userData) {
        return "0100" + EIGHT_DIGITS + "40" + dataCoding + Octets.ofOctets(length).toHex() + userData;
    }

    private static ProbeHandset sent(Octets vector, String dataCoding, String userData, Command command) {
        ProbeHandset probe = producedAndAnswered(vector, vector(command.qualifier() == 0 ? "ofono_send_sms_response_111"
                : "ofono_send_sms_response_121"), command);
        assertThat(probe.network.sms()).singleElement().satisfies(sms -> {
            assertThat(sms.dataCoding()).isEqualTo(Integer.parseInt(dataCoding, 16));
            assertThat(sms.userData().toHex()).isEqualTo(userData);
        });
        return probe;
    }

    private static ProbeHandset produced(Octets vector, Command command) {
        ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
        probe.send(command);
        assertThat(probe.commands()).isEqualTo(List.of(vector));
        return probe;
    }

    private static ProbeHandset producedAndAnswered(Octets vector, Octets response, Command command) {
        ProbeHandset probe = produced(vector, command);
        assertThat(probe.lastResponse()).isEqualTo(response);
        return probe;
    }

    private static ProbeHandset withChannel(Octets vector, Command command) {
        ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING);
        probe.openChannel();
        probe.send(command);
        assertThat(probe.lastCommand()).isEqualTo(vector);
        return probe;
    }
}

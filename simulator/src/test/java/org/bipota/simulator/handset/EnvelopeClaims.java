package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.secured.Tar;
import org.bipota.protocol.sms.SmsAddress;
import org.bipota.simulator.card.CardProfile;
import org.bipota.simulator.handset.ProbeHandset.Command;
import org.bipota.simulator.smsc.Address;
import org.bipota.simulator.smsc.DeliveryReport;
import org.bipota.simulator.smsc.MobileTerminated;
import uicc.toolkit.EnvelopeHandler;
import uicc.toolkit.EnvelopeHandlerSystem;
import uicc.toolkit.TerminalProfile;
import uicc.toolkit.ToolkitConstants;

/** What the terminal tells its card: sent by the handset, octet by octet, and understood by an applet's handlers. */
final class EnvelopeClaims {

    private static final int FORMATTED_SMS = 2;
    private static final int UNFORMATTED_SMS = 4;
    private static final int DATA_AVAILABLE = ToolkitConstants.EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE;
    private static final int CHANNEL_STATUS = ToolkitConstants.EVENT_EVENT_DOWNLOAD_CHANNEL_STATUS;
    private static final int OPEN_CHANNEL_BIT = 88;
    private static final int IMEISV_BIT = 142;

    private EnvelopeClaims() {
    }

    static void addTo(VectorClaims claims) {
        dataAvailable(claims, "ofono_event_download_data_available_111", 300, 0xFF);
        dataAvailable(claims, "env_data_avail_ff", 255, 0xFF);
        dataAvailable(claims, "env_data_avail_23", 23, 23);
        claims.claim("ofono_event_download_channel_status_131", EnvelopeClaims::linkIsDropped);
        claims.claim("env_ch_status_dropped", vector -> {
            linkIsDropped(vector);
            AppletHandset real = AppletHandset.known(HandsetBehaviour.WILLING);
            real.push();
            real.handset.dropLinks();
            real.network.run();
            assertThat(real.envelopes()).endsWith(vector);
            assertThat(real.commands(CommandDetails.CLOSE_CHANNEL)).hasSize(1);
        });
        claims.claim("ofono_event_download_channel_status_221", EnvelopeClaims::linkStandsLater);
        shortMessages(claims);
        profile(claims, "tp_full_bip_udp_tcp", TerminalModel.WITH_BIP, true);
        profile(claims, "tp_no_bip", TerminalModel.WITHOUT_BIP, false);
    }

    private static void dataAvailable(VectorClaims claims, String id, int octets, int told) {
        claims.claim(id, vector -> {
            ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING, DATA_AVAILABLE, CHANNEL_STATUS);
            probe.openChannel();
            probe.card.onEvent(DATA_AVAILABLE, () -> {
                EnvelopeHandler envelope = EnvelopeHandlerSystem.getTheHandler();
                assertThat(envelope.getTag()).isEqualTo((byte) 0xD6);
                assertThat(envelope.getChannelIdentifier()).isEqualTo((byte) 1);
                assertThat(envelope.findTLV(ToolkitConstants.TAG_CHANNEL_DATA_LENGTH, (byte) 1)).isEqualTo((byte) 1);
                assertThat(envelope.getValueByte((short) 0) & 0xFF).isEqualTo(told);
            });
            probe.network.lastLine().arrives(Octets.of(new byte[octets]));
            probe.network.run();
            assertThat(probe.envelopes()).containsExactly(vector);
            assertThat(probe.card.events()).containsExactly((short) DATA_AVAILABLE);
        });
    }

    private static void linkIsDropped(Octets vector) {
        ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING, DATA_AVAILABLE, CHANNEL_STATUS);
        probe.openChannel();
        statusIsRead(probe, 0x0105);
        probe.handset.dropLinks();
        probe.network.run();
        assertThat(probe.envelopes()).containsExactly(vector);
        assertThat(probe.card.events()).containsExactly((short) CHANNEL_STATUS);
    }

    private static void linkStandsLater(Octets vector) {
        ProbeHandset probe = ProbeHandset.with(HandsetBehaviour.WILLING, DATA_AVAILABLE, CHANNEL_STATUS);
        probe.send(Command.of(CommandDetails.OPEN_CHANNEL, 0x05, 0x82).with(0x35, 0x03).withShort(0x39, 1500)
                .with(0x3C, 0x02, 443).with(0x3E, 0x21, "C000020A"));
        statusIsRead(probe, 0x8100);
        probe.network.run();
        assertThat(probe.envelopes()).containsExactly(vector);
        assertThat(probe.card.events()).containsExactly((short) CHANNEL_STATUS);
    }

    private static void statusIsRead(ProbeHandset probe, int status) {
        probe.card.onEvent(CHANNEL_STATUS, () -> {
            EnvelopeHandler envelope = EnvelopeHandlerSystem.getTheHandler();
            assertThat(envelope.getChannelIdentifier()).isEqualTo((byte) 1);
            assertThat(envelope.getChannelStatus((byte) 1)).isEqualTo((short) status);
        });
    }

    private static void shortMessages(VectorClaims claims) {
        Address sender = Address.international("1234");
        claims.claim("ofono_sms_pp_data_download_161", vector -> {
            ProbeHandset probe = delivered(vector, "1998-01-01T00:00:00Z", "112233445566778", CardProfile.BIP, UNFORMATTED_SMS,
                    new MobileTerminated(sender, ProbeHandset.MSISDN, 0x7F, 0x16, false, false,
                            Octets.ofHex("53686F7274204D657373616765")));
            assertThat(probe.answers().get(0).statusWord()).isEqualTo(0x9000);
        });
        // one octet too many before the header's length: no command packet of TS 31.115, so that no applet may see it
        claims.claim("ofono_sms_pp_data_download_182", vector -> {
            ProbeHandset probe = on("1998-01-01T00:00:00Z", "112233445566778", Tar.ofHex("BFFF00"), FORMATTED_SMS);
            probe.card.onEvent(FORMATTED_SMS, () -> { });
            probe.network.deliver(probe.handset, new MobileTerminated(sender, ProbeHandset.MSISDN, 0x7F, 0xF6, true, false,
                    Octets.ofHex("027000" + "0019" + "000D" + "0000" + "0000" + "BFFF00" + "0000000001" + "00"
                            + "DCDCDCDCDCDCDCDCDCDC")));
            assertThat(probe.envelopes()).containsExactly(vector);
            assertThat(probe.answers()).hasSize(1);
            assertThat(probe.card.events()).isEmpty();
        });
        claims.claim("env_smspp_push", vector -> delivered(vector, "2026-11-22T17:04:51Z", "8613800100500",
                Tar.ofHex("B20100"), FORMATTED_SMS, new MobileTerminated(Address.international("8613800100500"),
                        ProbeHandset.MSISDN, 0x7F, 0xF6, true, false, vector.slice(vector.length() - 53))));
    }

    /** The SMS reaches the card as this envelope, and the applet that listens to {@code event} is triggered by it. */
    private static ProbeHandset delivered(Octets vector, String at, String serviceCentre, Tar tar, int event,
            MobileTerminated sms) {
        ProbeHandset probe = on(at, serviceCentre, tar, event);
        probe.card.onEvent(event, () -> {
            EnvelopeHandler envelope = EnvelopeHandlerSystem.getTheHandler();
            assertThat(envelope.getTag()).isEqualTo((byte) 0xD1);
            assertThat(envelope.findTLV((byte) 0x0B, (byte) 1)).isEqualTo((byte) 1);
        });
        assertThat(probe.network.deliver(probe.handset, sms)).isInstanceOf(DeliveryReport.Delivered.class);
        assertThat(probe.envelopes()).containsExactly(vector);
        assertThat(probe.card.events()).containsExactly((short) event);
        return probe;
    }

    private static ProbeHandset on(String at, String serviceCentre, Tar tar, int event) {
        TestNetwork network = new TestNetwork(Instant.parse(at));
        network.withServiceCentre(SmsAddress.international(serviceCentre));
        return ProbeHandset.with(network, tar, event);
    }

    private static void profile(VectorClaims claims, String id, Octets profile, boolean bip) {
        claims.claim(id, vector -> {
            assertThat(profile).isEqualTo(vector);
            ProbeHandset probe = ProbeHandset.with(new TerminalModel(ProbeHandset.IMEI, profile));
            probe.card.inApplet(() -> {
                assertThat(TerminalProfile.check((short) OPEN_CHANNEL_BIT)).isEqualTo(bip);
                assertThat(TerminalProfile.check((short) IMEISV_BIT)).isTrue();
                byte[] copy = new byte[vector.length()];
                TerminalProfile.copy((short) 0, copy, (short) 0, (short) copy.length);
                assertThat(Octets.of(copy)).isEqualTo(vector);
            });
        });
    }
}

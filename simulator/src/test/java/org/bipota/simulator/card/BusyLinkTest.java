package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.bipota.applet.BipOtaApplet;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.CardMessage;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.DeviceIdentities;
import org.bipota.protocol.cat.Envelope;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.UserData;
import org.bipota.protocol.tlv.ComprehensionTlv;
import org.junit.jupiter.api.Test;

/** While another command is under way the applet can send none: it waits for an event that finds the way free. */
class BusyLinkTest implements ProactiveLink {

    private static final Octets AID = Octets.ofHex("F04249504F5441000000000042495001");

    private final RecordingTerminal terminal = new RecordingTerminal();
    private final CardRuntime runtime = new CardRuntime();
    private final ToolkitFramework framework =
            new ToolkitFramework(runtime, UiccFiles.ofIccid(TestCard.ICCID), this, () -> MenuTitle.USUAL);
    private final CardProfile profile = new CardProfile(TestCard.ICCID, TestCard.AES_128, CardProfile.BIP, "10099");
    private final DataDownload download = new DataDownload(profile, framework);
    private boolean busy;

    BusyLinkTest() {
        AppletManager manager = new AppletManager(runtime, framework);
        manager.installOrThrow(BipOtaApplet.class, AID.slice(0, 12), AID,
                new InstallData(profile.installParameters(), ToolkitParameters.generous(profile.appletTar())));
        manager.makeSelectable(AID);
        runtime.enter(null);
        runtime.reset();
        framework.reset();
    }

    @Override
    public Octets execute(Octets command) {
        return terminal.execute(command);
    }

    @Override
    public boolean isBusy() {
        return busy;
    }

    @Override
    public void requirePower() {
        // it never goes
    }

    /** As often as it takes: a card that asks for nothing costs the terminal nothing. */
    @Test
    void firstEventThatFindsTheWayFreeIsUsed() {
        busy = true;
        framework.terminalProfile(TestCard.PROFILE);
        for (int i = 0; i < 40; i++) {
            poll();
        }
        assertThat(terminal.commands(CommandDetails.PROVIDE_LOCAL_INFORMATION)).isEmpty();
        busy = false;

        poll();

        assertThat(terminal.commands(CommandDetails.PROVIDE_LOCAL_INFORMATION)).hasSize(1);
        assertThat(terminal.left()).hasSize(1);
    }

    @Test
    void triesAreLeftForLater() {
        busy = true;
        framework.terminalProfile(TestCard.PROFILE);
        busy = false;
        terminal.answers(CommandDetails.SEND_SHORT_MESSAGE, "2000", "2000", "00");
        poll();
        poll();
        busy = true;
        poll();
        poll();
        busy = false;
        poll();

        assertThat(terminal.left()).hasSize(1);
    }

    /** The push is not obeyed, and the server hears that the terminal was not able to. */
    @Test
    void pushThatComesTooSoonIsReportedLater() throws ProtocolException {
        framework.terminalProfile(TestCard.PROFILE);
        CommandPacket push = CommandPacket.of(Spi.ofHex("163A"), profile.keys(), CardProfile.BIP, 1,
                PushCommand.encode(TestCard.udpPush()));
        Octets packet = new SecuredPackets().encodeCommand(push, profile.keys(), PacketTransport.SMS_PP);
        busy = true;

        for (Octets userData : Segmentation.commandPacket(packet, 7)) {
            download.receive(new Envelope(Envelope.SMS_PP_DOWNLOAD, new DeviceIdentities(0x83, 0x81),
                    List.of(ComprehensionTlv.required(CatTag.SMS_TPDU, TestCard.deliver(userData)))));
        }
        assertThat(terminal.left()).hasSize(1);
        busy = false;
        poll();

        UserData sent = UserData.parse(terminal.left().get(1).userData().octets());
        ChannelReport report = (ChannelReport) CardMessage.parse(
                new SecuredPackets().decodeCommand(sent.payload(), profile.keys(), PacketTransport.SMS_PP).data());
        assertThat(report.identificationData()).isEqualTo(TestCard.TOKEN);
        assertThat(report.result().toHex()).isEqualTo("2000");
        poll();
        assertThat(terminal.left()).hasSize(2);
    }

    private void poll() {
        framework.trigger(Trigger.of(ToolkitEvent.STATUS_COMMAND), applet -> true);
    }
}

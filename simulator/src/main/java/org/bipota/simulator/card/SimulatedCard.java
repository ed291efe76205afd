package org.bipota.simulator.card;

import java.util.List;

import javacard.framework.Applet;
import org.bipota.applet.BipOtaApplet;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.DeviceIdentities;
import org.bipota.protocol.cat.Envelope;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * One card: the real applet on a Java Card runtime of its own. One thread at a time may use it; proactive commands reach the
 * terminal during the calls, on the same thread, and the card must not be called from there.
 */
public final class SimulatedCard {

    private static final DeviceIdentities FROM_NETWORK = new DeviceIdentities(DeviceIdentities.NETWORK, DeviceIdentities.UICC);
    private static final Octets TERMINAL_TO_UICC = Octets.ofOctets(0x82, 0x02, 0x82, 0x81);
    /** Octets 1 to 12 of the instance AID; the TAR follows (ETSI TS 101 220). */
    private static final Octets AID_HEAD = Octets.ofHex("F04249504F54410000000000");

    /** GET DATA of the progress, and the answer's first octet when the content is complete. */
    private static final Octets GET_PROGRESS = Octets.ofHex("80CA000104");
    private static final int COMPLETE = 2;
    private static final int UNIT_OCTETS = 256;

    private final Octets aid;
    private final CardRuntime runtime;
    private final CardFiles files;
    private final ToolkitFramework framework;
    private final EnvelopeRouter router;
    private final DataDownload download;

    /**
     * Makes a card, installs the applet and personalises it. The card is off.
     *
     * @throws javacard.framework.ISOException when the applet refuses its parameters
     */
    public SimulatedCard(CardProfile profile, Terminal terminal) {
        this(profile, terminal, BipOtaApplet.class);
    }

    /** The same with the applet's classes as another class loader has them. */
    SimulatedCard(CardProfile profile, Terminal terminal, Class<? extends Applet> applet) {
        aid = AID_HEAD.concat(profile.appletTar().value()).concat(Octets.ofOctets(0x01));
        runtime = new CardRuntime();
        files = UiccFiles.ofIccid(profile.iccid());
        framework = new ToolkitFramework(runtime, files, ProactiveLink.to(terminal),
                () -> MenuTitle.USUAL);
        router = new EnvelopeRouter(framework.card());
        download = new DataDownload(profile, framework);
        AppletManager manager = new AppletManager(runtime, framework);
        manager.installOrThrow(applet, AID_HEAD, aid,
                new InstallData(profile.installParameters(), ToolkitParameters.generous(profile.appletTar())));
        manager.makeSelectable(aid);
    }

    /** Resets the card, and sends it TERMINAL PROFILE. */
    public void powerOn(Octets terminalProfile) {
        download.reset();
        runtime.enter(null);
        runtime.reset();
        framework.reset();
        files.reset();
        framework.trigger(Trigger.of(ToolkitEvent.FIRST_COMMAND_AFTER_ATR), each -> true);
        framework.terminalProfile(terminalProfile);
    }

    /** ENVELOPE. What is none, and what nobody on the card can take, is refused. */
    public EnvelopeAnswer envelope(Octets envelope) {
        try {
            return envelope(Envelope.parse(envelope));
        } catch (ProtocolException none) {
            return EnvelopeAnswer.REFUSED;
        }
    }

    private EnvelopeAnswer envelope(Envelope envelope) {
        if (envelope.tag() == Envelope.SMS_PP_DOWNLOAD) {
            return download.receive(envelope);
        }
        return trigger(new EnvelopeData(envelope.tag(), ComprehensionTlv.encode(envelope.objects())));
    }

    private EnvelopeAnswer trigger(EnvelopeData envelope) {
        EnvelopeRouter.Route route = router.route(envelope);
        if (route.event() == ToolkitEvent.UNRECOGNIZED_ENVELOPE) {
            return EnvelopeAnswer.REFUSED;
        }
        return switch (framework.trigger(Trigger.of(route.event(), envelope), route.whose())) {
            case DONE -> EnvelopeAnswer.DONE;
            case BUSY -> EnvelopeAnswer.BUSY;
            case FAILED -> EnvelopeAnswer.REFUSED;
        };
    }

    /** ENVELOPE (SMS-PP download) with an SMS-DELIVER TPDU. */
    public EnvelopeAnswer smsPpDownload(Octets smsDeliverTpdu) {
        return download.receive(new Envelope(Envelope.SMS_PP_DOWNLOAD, FROM_NETWORK, List.of(
                ComprehensionTlv.required(CatTag.DEVICE_IDENTITIES, Octets.ofOctets(FROM_NETWORK.source(), FROM_NETWORK.destination())),
                ComprehensionTlv.required(CatTag.SMS_TPDU, smsDeliverTpdu))));
    }

    /**
     * ENVELOPE (event download, data available).
     *
     * @param channel 1 to 7
     * @param octets how many there are, 255 standing for more as well
     */
    public void dataAvailable(int channel, int octets) {
        trigger(new EnvelopeData(Envelope.EVENT_DOWNLOAD, Octets.ofOctets(0x99, 0x01, 0x09).concat(TERMINAL_TO_UICC)
                .concat(Octets.ofOctets(0xB8, 0x02, 0x80 | channel, 0x00, 0xB7, 0x01, Math.min(octets, 0xFF)))));
    }

    /**
     * ENVELOPE (event download, channel status): the link of the channel is down.
     *
     * @param channel 1 to 7
     * @param status further information, as 05 link dropped
     */
    public void channelStatus(int channel, int status) {
        trigger(new EnvelopeData(Envelope.EVENT_DOWNLOAD, Octets.ofOctets(0x99, 0x01, 0x0A).concat(TERMINAL_TO_UICC)
                .concat(Octets.ofOctets(0xB8, 0x02, channel, status))));
    }

    /** ENVELOPE (timer expiration) of timer 1 to 8. */
    public void timerExpired(int timer) {
        trigger(new EnvelopeData(Envelope.TIMER_EXPIRATION,
                TERMINAL_TO_UICC.concat(Octets.ofOctets(0xA4, 0x01, timer, 0xA5, 0x03, 0, 0, 0))));
    }

    /** The STATUS command of the terminal's polling. */
    public void status() {
        framework.trigger(Trigger.of(ToolkitEvent.STATUS_COMMAND), applet -> true);
        download.status();
    }

    /** The content that the applet holds; empty while it has none, or not all of it. */
    public Octets content() {
        select();
        Octets progress = data(GET_PROGRESS);
        Octets content = Octets.EMPTY;
        if (progress.at(0) == COMPLETE) {
            int length = progress.at(1) << 8 | progress.at(2);
            for (int unit = 0; unit * UNIT_OCTETS < length; unit++) {
                content = content.concat(data(Octets.ofOctets(0x80, 0xB0, unit >> 8, unit & 0xFF, 0x00)));
            }
        }
        return content;
    }

    /** SELECT of the applet. */
    void select() {
        data(Octets.ofOctets(0x00, 0xA4, 0x04, 0x00, aid.length()).concat(aid));
    }

    /** What the selected applet answers before 9000. */
    private Octets data(Octets command) {
        Octets answer = exchange(command);
        int end = answer.length() - 2;
        if (answer.at(end) != 0x90 || answer.at(end + 1) != 0) {
            throw new IllegalStateException("the applet answers " + command.toHex() + " with " + answer.slice(end).toHex());
        }
        return answer.slice(0, end);
    }

    /** A command APDU to the selected applet; the response APDU. */
    Octets exchange(Octets command) {
        runtime.enter(null);
        return Octets.of(runtime.transmitCommand(command.toByteArray()));
    }
}

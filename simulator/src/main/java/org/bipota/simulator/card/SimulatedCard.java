package org.bipota.simulator.card;

import javacard.framework.Applet;
import org.bipota.applet.BipOtaApplet;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.Envelope;
import org.bipota.protocol.tlv.ComprehensionTlv;
import uicc.toolkit.ToolkitConstants;

/**
 * One card: the real applet on a Java Card runtime of its own. One thread at a time may use it; proactive commands reach the
 * terminal during the calls, on the same thread, and the card must not be called from there.
 */
public final class SimulatedCard {

    private static final Octets TERMINAL_TO_UICC = Octets.ofOctets(0x82, 0x02, 0x82, 0x81);
    /** Octets 1 to 12 of the instance AID; the TAR follows (ETSI TS 101 220). */
    private static final Octets AID_HEAD = Octets.ofHex("F04249504F54410000000000");

    private static final int TIMER_IDENTIFIER = 0x24;
    private static final int DATA_AVAILABLE = 0x09;
    private static final int CHANNEL_STATUS = 0x0A;

    private final ToolkitFramework framework;
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
        Octets aid = AID_HEAD.concat(profile.appletTar().value()).concat(Octets.ofOctets(0x01));
        framework = new ToolkitFramework(new CardRuntime(aid.toByteArray()), new IccidFile(profile.iccid()), terminal);
        download = new DataDownload(profile, framework);
        Octets specific = profile.installParameters();
        framework.install(applet, new OctetWriter().octet(aid.length()).octets(aid)
                .octet(0).octet(specific.length()).octets(specific).toOctets().toByteArray());
    }

    /** Resets the card, and sends it TERMINAL PROFILE. */
    public void powerOn(Octets terminalProfile) {
        download.reset();
        framework.powerOn(terminalProfile);
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
        Octets objects = ComprehensionTlv.encode(envelope.objects());
        return switch (envelope.tag()) {
            case Envelope.SMS_PP_DOWNLOAD -> envelope.value(CatTag.SMS_TPDU).map(download::receive).orElse(EnvelopeAnswer.REFUSED);
            case Envelope.TIMER_EXPIRATION -> {
                int timer = envelope.value(TIMER_IDENTIFIER).filter(value -> value.length() == 1).map(value -> value.at(0)).orElse(0);
                yield framework.hasTimer(timer)
                        ? trigger(ToolkitConstants.EVENT_TIMER_EXPIRATION, envelope.tag(), objects) : EnvelopeAnswer.DONE;
            }
            case Envelope.EVENT_DOWNLOAD -> switch (envelope.value(CatTag.EVENT_LIST).filter(list -> list.length() == 1)
                    .map(list -> list.at(0)).orElse(0)) {
                case DATA_AVAILABLE -> trigger(ToolkitConstants.EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE, envelope.tag(), objects);
                case CHANNEL_STATUS -> trigger(ToolkitConstants.EVENT_EVENT_DOWNLOAD_CHANNEL_STATUS, envelope.tag(), objects);
                default -> EnvelopeAnswer.REFUSED;
            };
            default -> EnvelopeAnswer.REFUSED;
        };
    }

    private EnvelopeAnswer trigger(short event, int tag, Octets objects) {
        return framework.trigger(event, new EnvelopeCommand(tag, objects)) ? EnvelopeAnswer.DONE : EnvelopeAnswer.REFUSED;
    }

    /** ENVELOPE (SMS-PP download) with an SMS-DELIVER TPDU. */
    public EnvelopeAnswer smsPpDownload(Octets smsDeliverTpdu) {
        return download.receive(smsDeliverTpdu);
    }

    /**
     * ENVELOPE (event download, data available).
     *
     * @param channel 1 to 7
     * @param octets how many there are, 255 standing for more as well
     */
    public void dataAvailable(int channel, int octets) {
        event(ToolkitConstants.EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE,
                Octets.ofOctets(0x99, 0x01, 0x09).concat(TERMINAL_TO_UICC)
                        .concat(Octets.ofOctets(0xB8, 0x02, 0x80 | channel, 0x00, 0xB7, 0x01, Math.min(octets, 0xFF))));
    }

    /**
     * ENVELOPE (event download, channel status): the link of the channel is down.
     *
     * @param channel 1 to 7
     * @param status further information, as 05 link dropped
     */
    public void channelStatus(int channel, int status) {
        event(ToolkitConstants.EVENT_EVENT_DOWNLOAD_CHANNEL_STATUS,
                Octets.ofOctets(0x99, 0x01, 0x0A).concat(TERMINAL_TO_UICC)
                        .concat(Octets.ofOctets(0xB8, 0x02, channel, status)));
    }

    /** ENVELOPE (timer expiration) of timer 1 to 8. */
    public void timerExpired(int timer) {
        if (framework.hasTimer(timer)) {
            Octets objects = TERMINAL_TO_UICC.concat(Octets.ofOctets(0xA4, 0x01, timer, 0xA5, 0x03, 0, 0, 0));
            framework.trigger(ToolkitConstants.EVENT_TIMER_EXPIRATION, new EnvelopeCommand(Envelope.TIMER_EXPIRATION, objects));
        }
    }

    /** The STATUS command of the terminal's polling. */
    public void status() {
        framework.trigger(ToolkitConstants.EVENT_STATUS_COMMAND, null);
        download.status();
    }

    private void event(short event, Octets objects) {
        framework.trigger(event, new EnvelopeCommand(Envelope.EVENT_DOWNLOAD, objects));
    }
}

package org.bipota.applet;

import javacard.framework.AID;
import javacard.framework.APDU;
import javacard.framework.Applet;
import javacard.framework.Shareable;
import javacard.framework.Util;
import uicc.toolkit.EnvelopeHandler;
import uicc.toolkit.EnvelopeHandlerSystem;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitInterface;
import uicc.toolkit.ToolkitRegistry;
import uicc.toolkit.ToolkitRegistrySystem;

/**
 * The applet: passes each toolkit event to the class it concerns.
 *
 * <p>Installation: the instance AID carries the TAR in octets 13 to 15 (ETSI TS 101 220), {@code 424950} by default.
 * Personalisation and toolkit parameters are described at {@link InstallParameters}.
 */
public final class BipOtaApplet extends Applet implements ToolkitInterface {

    /** EVENT_FORMATTED_SMS_PP_ENV of 3GPP TS 31.130, whose API package is not linked. */
    private static final short EVENT_FORMATTED_SMS_PP_ENV = 2;
    /** Timer expiration, STATUS and menu selection come with the timer, the poll interval and the menu entry. */
    private static final short[] EVENTS = {
        ToolkitConstants.EVENT_PROFILE_DOWNLOAD, ToolkitConstants.EVENT_EVENT_DOWNLOAD_LOCATION_STATUS, EVENT_FORMATTED_SMS_PP_ENV,
        ToolkitConstants.EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE, ToolkitConstants.EVENT_EVENT_DOWNLOAD_CHANNEL_STATUS};
    /** By which the toolkit framework asks for the toolkit object (ETSI TS 102 241 clause 5.1). */
    private static final byte TOOLKIT_PARAMETER = 1;
    /** ETSI TS 101 220: octets 13 to 15. */
    private static final short TAR_IN_AID = 12;

    private final PushReceiver card;

    private BipOtaApplet(byte[] data, short offset) {
        short aidOctets = (short) (data[offset] & 0xFF);
        short control = (short) (offset + 1 + aidOctets);
        short specific = (short) (control + 1 + (data[control] & 0xFF));
        InstallParameters parameters = new InstallParameters(data, (short) (specific + 1), (short) (data[specific] & 0xFF));
        card = new PushReceiver(parameters);
        Util.arrayCopyNonAtomic(data, (short) (offset + 1 + TAR_IN_AID), card.tar, (short) 0, CardData.TAR_OCTETS);

        // the registry has an entry for an applet only once it is registered
        register(data, (short) (offset + 1), (byte) aidOctets);
        ToolkitRegistry registry = ToolkitRegistrySystem.getEntry();
        card.timer = registry.allocateTimer();
        registry.setEventList(EVENTS, (short) 0, (short) EVENTS.length);
        // by which STATUS commands are events as well
        registry.requestPollInterval(ToolkitConstants.POLL_SYSTEM_DURATION);
        short text = parameters.find(InstallParameters.TAG_MENU_TEXT);
        if (text != 0) {
            registry.initMenuEntry(parameters.values, (short) (text + 1), parameters.values[text], (byte) 0, false, (byte) 0, (short) 0);
        }
    }

    /**
     * Installs the applet.
     *
     * @param data instance AID, control information and applet specific parameters, each behind its length
     */
    public static void install(byte[] data, short offset, byte length) {
        new BipOtaApplet(data, offset);
    }

    @Override
    public Shareable getShareableInterfaceObject(AID client, byte parameter) {
        return client == null && parameter == TOOLKIT_PARAMETER ? this : null;
    }

    @Override
    public void processToolkit(short event) {
        switch (event) {
            case ToolkitConstants.EVENT_PROFILE_DOWNLOAD:
                card.terminalStarted();
                break;
            case ToolkitConstants.EVENT_STATUS_COMMAND:
            case ToolkitConstants.EVENT_EVENT_DOWNLOAD_LOCATION_STATUS:
                card.poll();
                break;
            case ToolkitConstants.EVENT_MENU_SELECTION:
                card.requestDownload();
                break;
            case EVENT_FORMATTED_SMS_PP_ENV:
                card.messageReceived();
                break;
            case ToolkitConstants.EVENT_TIMER_EXPIRATION:
                if (card.isOpen()) {
                    card.timerExpired();
                }
                break;
            case ToolkitConstants.EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE:
                if (card.is(EnvelopeHandlerSystem.getTheHandler().getChannelIdentifier())) {
                    card.dataAvailable();
                }
                break;
            case ToolkitConstants.EVENT_EVENT_DOWNLOAD_CHANNEL_STATUS:
                EnvelopeHandler status = EnvelopeHandlerSystem.getTheHandler();
                byte channel = status.getChannelIdentifier();
                // the first bit is that of a link that is established (ETSI TS 102 223 clause 8.56)
                if (card.is(channel) && status.getChannelStatus(channel) >= 0) {
                    card.close();
                }
                break;
            default:
                break;
        }
    }

    /** Answers the terminal, as {@link ContentStore} describes. */
    @Override
    public void process(APDU apdu) {
        if (!selectingApplet()) {
            card.read(apdu);
        }
    }
}

package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveHandlerSystem;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ProactiveResponseHandlerSystem;
import uicc.toolkit.TerminalProfile;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/**
 * Finds out at power-on whether the card sits in another terminal, and tells the server with a check request. The new
 * terminal identifier is stored only when the terminal has confirmed that the message left, so a request that failed is made
 * again, from the reading of the IMEI on, at later STATUS commands and at the next power-on.
 */
final class TerminalWatch {

    private static final byte TAG_CHECK_REQUEST = (byte) 0xE1;
    private static final byte TAG_IMEI = (byte) 0x82;
    private static final byte TAG_TERMINAL_PROFILE = (byte) 0x83;
    private static final byte TAG_TRIGGER = (byte) 0x84;
    private static final byte TAG_PREVIOUS_TERMINAL = (byte) 0x85;
    private static final byte TRIGGER_FIRST_USE = 0x01;
    private static final byte TRIGGER_TERMINAL_CHANGED = 0x02;

    /** PROVIDE LOCAL INFORMATION: IMEI of the terminal. */
    private static final byte QUALIFIER_IMEI = 0x01;

    /** The longest profile that is passed on. */
    private static final short PROFILE_OCTETS = 127;

    private final CardData card;
    private final byte[] message;
    private final byte[] terminal;
    private final Server server;
    private final Retries retries;

    TerminalWatch(CardData card, WorkingMemory memory, Server server) {
        this.card = card;
        this.server = server;
        message = memory.message;
        terminal = memory.terminal;
        retries = new Retries(memory.checkRetries, card.parameters.tries);
    }

    /** The terminal has sent its profile: it is on. */
    void terminalStarted() {
        retries.begin();
        check();
    }

    /** A STATUS command came. */
    void status() {
        if (retries.due()) {
            check();
        }
    }

    private void check() {
        retries.attempt();
        if (!readTerminal()) {
            return;
        }
        if (sameAsStored()) {
            retries.end();
            return;
        }
        if (retries.sent(request())) {
            Util.arrayCopy(terminal, (short) 0, card.terminal, (short) 0, CardData.TERMINAL_OCTETS);
        }
    }

    /** Asks for the IMEI; false when the terminal does not tell, now or ever. */
    private boolean readTerminal() {
        ProactiveHandler command = ProactiveHandlerSystem.getTheHandler();
        command.init(ToolkitConstants.PRO_CMD_PROVIDE_LOCAL_INFORMATION, QUALIFIER_IMEI, ToolkitConstants.DEV_ID_TERMINAL);
        if (!Retries.done(command.send())) {
            return false;
        }
        ProactiveResponseHandler response = ProactiveResponseHandlerSystem.getTheHandler();
        if (response.findTLV(ToolkitConstants.TAG_IMEI, (byte) 1) == ToolkitConstants.TLV_NOT_FOUND
                || response.getValueLength() != CardData.TERMINAL_OCTETS) {
            return false;
        }
        response.copyValue((short) 0, terminal, (short) 0, CardData.TERMINAL_OCTETS);
        return !blank(terminal);
    }

    /** Compares 14 digits: some terminals give the fifteenth, the check digit, as 0 (3GPP TS 23.003 clause 6.2). */
    private boolean sameAsStored() {
        short last = (short) (CardData.TERMINAL_OCTETS - 1);
        return Util.arrayCompare(terminal, (short) 0, card.terminal, (short) 0, last) == 0
                && (terminal[last] & 0x0F) == (card.terminal[last] & 0x0F);
    }

    /** Whether an identifier is none: all digits 0, all digits 1, or all bits 1. */
    private static boolean blank(byte[] identifier) {
        byte first = identifier[0];
        if (first != 0 && first != 0x11 && first != (byte) 0xFF) {
            return false;
        }
        for (short i = 1; i < CardData.TERMINAL_OCTETS; i++) {
            if (identifier[i] != first) {
                return false;
            }
        }
        return true;
    }

    private byte request() {
        boolean firstUse = blank(card.terminal);
        short at = server.message.begin(TAG_CHECK_REQUEST);
        at = server.message.append(at, TAG_IMEI, terminal, (short) 0, CardData.TERMINAL_OCTETS);
        at = appendProfile(at);
        at = server.message.append(at, TAG_TRIGGER, firstUse ? TRIGGER_FIRST_USE : TRIGGER_TERMINAL_CHANGED);
        if (!firstUse) {
            at = server.message.append(at, TAG_PREVIOUS_TERMINAL, card.terminal, (short) 0, CardData.TERMINAL_OCTETS);
        }
        return server.send(at);
    }

    /** The API does not tell how long the profile is, and has zeros behind it: what is claimed ends with the last that is none. */
    private short appendProfile(short at) {
        short value = (short) (at + 2);
        short length = PROFILE_OCTETS;
        try {
            TerminalProfile.copy((short) 0, message, value, length);
        } catch (ToolkitException none) {
            return at;
        }
        while (length > 0 && message[(short) (value + length - 1)] == 0) {
            length--;
        }
        if (length == 0) {
            return at;
        }
        return server.message.append(at, TAG_TERMINAL_PROFILE, message, value, length);
    }
}

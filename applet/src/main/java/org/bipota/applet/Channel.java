package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveHandlerSystem;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ProactiveResponseHandlerSystem;
import uicc.toolkit.ToolkitConstants;

/**
 * The one BIP channel of the applet (ETSI TS 102 223 clauses 6.4.27 to 6.4.30), and the toolkit timer that watches over it.
 * What runs on it is {@link Link}, which extends it so that both share their state in RAM.
 */
class Channel extends Outbox {

    /** The RAM that channel and link need. */
    static final short STATE_SHORTS = 22;

    /** The channel's number, 1 to 7; 0: closed. */
    static final short ID = 0;
    /** The terminal's buffer for each direction, in octets. */
    static final short BUFFER_OCTETS = 20;

    /** OPEN CHANNEL: set the link up at once. */
    private static final byte IMMEDIATELY = 0x01;
    /** SEND DATA: at once, so that one command is one datagram. */
    private static final byte SEND_IMMEDIATELY = 0x01;

    private static final byte TIMER_START = 0x00;
    private static final byte TIMER_DEACTIVATE = 0x01;
    private static final byte TAG_TIMER_IDENTIFIER = (byte) (ToolkitConstants.TAG_TIMER_IDENTIFIER | ToolkitConstants.TAG_SET_CR);
    private static final byte TAG_TIMER_VALUE = (byte) (ToolkitConstants.TAG_TIMER_VALUE | ToolkitConstants.TAG_SET_CR);
    private static final byte TAG_CHANNEL_DATA = (byte) (ToolkitConstants.TAG_CHANNEL_DATA | ToolkitConstants.TAG_SET_CR);
    private static final byte TAG_CHANNEL_DATA_LENGTH =
            (byte) (ToolkitConstants.TAG_CHANNEL_DATA_LENGTH | ToolkitConstants.TAG_SET_CR);

    /** The toolkit timer, allocated once the applet is registered. */
    byte timer;

    Channel(InstallParameters parameters) {
        super(parameters);
    }

    /** Opens the channel that the push describes. When it fails, the response handler tells why. */
    final boolean open() {
        ProactiveHandler command = command(ToolkitConstants.PRO_CMD_OPEN_CHANNEL, IMMEDIATELY, ToolkitConstants.DEV_ID_TERMINAL);
        appendTo(command);
        if (!done(command.send())) {
            return false;
        }
        ProactiveResponseHandler answer = ProactiveResponseHandlerSystem.getTheHandler();
        state[ID] = answer.getChannelIdentifier();
        state[BUFFER_OCTETS] = push[ASKED_OCTETS];
        if (answer.findTLV(ToolkitConstants.TAG_BUFFER_SIZE, (byte) 1) != ToolkitConstants.TLV_NOT_FOUND) {
            // another than asked for where the terminal performed the command with modifications
            short octets = answer.getValueShort((short) 0);
            if (octets > 0) {
                state[BUFFER_OCTETS] = octets;
            }
        }
        return true;
    }

    /** Whether a channel is open. */
    final boolean isOpen() {
        return state[ID] != 0;
    }

    /** Whether it is this one, 1 to 7. */
    final boolean is(byte channel) {
        return channel != 0 && state[ID] == channel;
    }

    /** Sends a datagram, or some octets of the stream: of the scratch buffer, then of the response. Closes the channel when it fails. */
    final void send(short head, short at, short octets) {
        ProactiveHandler command = begin(ToolkitConstants.PRO_CMD_SEND_DATA, SEND_IMMEDIATELY);
        command.appendTLV(TAG_CHANNEL_DATA, scratch, (short) 0, head, response, at, octets);
        if (!done(command.send())) {
            close();
        }
    }

    /**
     * Fetches up to {@code octets} of what the terminal has received. After it the channel data is the current TLV of the
     * response handler, if there is any.
     *
     * @return how many octets are left in the terminal, 255 standing for more as well; -1 when there was nothing after all,
     *         or when the terminal refused, which closes the channel
     */
    final short receive(short octets) {
        ProactiveHandler command = begin(ToolkitConstants.PRO_CMD_RECEIVE_DATA, (byte) 0);
        command.appendTLV(TAG_CHANNEL_DATA_LENGTH, (byte) octets);
        if (!done(command.send())) {
            close();
            return -1;
        }
        ProactiveResponseHandler answer = ProactiveResponseHandlerSystem.getTheHandler();
        short left = answer.findTLV(ToolkitConstants.TAG_CHANNEL_DATA_LENGTH, (byte) 1) == ToolkitConstants.TLV_NOT_FOUND
                ? 0 : (short) (answer.getValueByte((short) 0) & 0xFF);
        // where nothing came, whatever the terminal says is left: asking on would not end
        return answer.findTLV(ToolkitConstants.TAG_CHANNEL_DATA, (byte) 1) == ToolkitConstants.TLV_NOT_FOUND
                || answer.getValueLength() == 0 ? -1 : left;
    }

    /** Stops the timer and closes the channel, if one is open. That the terminal may have closed it already is no fault. */
    final void close() {
        byte id = (byte) state[ID];
        if (id == 0) {
            return;
        }
        for (short i = 0; i < STATE_SHORTS; i++) {
            state[i] = 0;
        }
        Util.arrayFillNonAtomic(pdus, (short) 0, (short) pdus.length, (byte) 0);
        timerCommand(TIMER_DEACTIVATE).send();
        ProactiveHandler command = ProactiveHandlerSystem.getTheHandler();
        command.initCloseChannel(id);
        command.send();
    }

    /** Starts the timer, or starts it anew: minutes and seconds, digits swapped in pairs (ETSI TS 102 223 clause 8.38). */
    final void startTimer(short minutesSeconds) {
        ProactiveHandler command = timerCommand(TIMER_START);
        command.appendTLV(TAG_TIMER_VALUE, (byte) 0, minutesSeconds);
        command.send();
    }

    private ProactiveHandler begin(byte type, byte qualifier) {
        return command(type, qualifier, (byte) (ToolkitConstants.DEV_ID_CHANNEL_BASE + state[ID]));
    }

    private ProactiveHandler timerCommand(byte qualifier) {
        ProactiveHandler command = command(ToolkitConstants.PRO_CMD_TIMER_MANAGEMENT, qualifier, ToolkitConstants.DEV_ID_TERMINAL);
        command.appendTLV(TAG_TIMER_IDENTIFIER, timer);
        return command;
    }
}

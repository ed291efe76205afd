package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveHandlerSystem;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ProactiveResponseHandlerSystem;
import uicc.toolkit.ToolkitConstants;

/**
 * The one BIP channel of the applet (ETSI TS 102 223 clauses 6.4.27 to 6.4.30), and the toolkit timer that watches over it.
 */
final class Channel {

    /** The RAM it needs. */
    static final short STATE_SHORTS = 5;

    private static final short ID = 0;
    private static final short BUFFER_OCTETS = 1;
    private static final short LINK = 2;
    private static final short HEARD = 3;
    private static final short FETCHED_OCTETS = 4;

    /** OPEN CHANNEL: set the link up at once. */
    private static final byte IMMEDIATELY = 0x01;
    /** SEND DATA: at once, so that one command is one datagram. */
    private static final byte SEND_IMMEDIATELY = 0x01;
    /** The most that fits a TERMINAL RESPONSE of 255 octets. */
    private static final byte RECEIVE_OCTETS = (byte) 0xED;

    private static final byte TIMER_START = 0x00;
    private static final byte TIMER_DEACTIVATE = 0x01;
    private static final byte TAG_TIMER_IDENTIFIER = (byte) (ToolkitConstants.TAG_TIMER_IDENTIFIER | ToolkitConstants.TAG_SET_CR);
    private static final byte TAG_TIMER_VALUE = (byte) (ToolkitConstants.TAG_TIMER_VALUE | ToolkitConstants.TAG_SET_CR);
    private static final byte TAG_CHANNEL_DATA = (byte) (ToolkitConstants.TAG_CHANNEL_DATA | ToolkitConstants.TAG_SET_CR);
    private static final byte TAG_CHANNEL_DATA_LENGTH =
            (byte) (ToolkitConstants.TAG_CHANNEL_DATA_LENGTH | ToolkitConstants.TAG_SET_CR);

    private final short[] state;
    private final byte timer;

    /** Uses the toolkit timer {@code timer}. */
    Channel(WorkingMemory memory, byte timer) {
        state = memory.channel;
        this.timer = timer;
    }

    /** Opens the channel that the push describes. When it fails, the response handler tells why. */
    boolean open(Push push) {
        ProactiveHandler command = ProactiveHandlerSystem.getTheHandler();
        command.init(ToolkitConstants.PRO_CMD_OPEN_CHANNEL, IMMEDIATELY, ToolkitConstants.DEV_ID_TERMINAL);
        push.appendTo(command);
        if (!Outbox.done(command.send())) {
            return false;
        }
        ProactiveResponseHandler response = ProactiveResponseHandlerSystem.getTheHandler();
        state[ID] = response.getChannelIdentifier();
        state[HEARD] = 0;
        state[BUFFER_OCTETS] = push.bufferOctets();
        if (response.findTLV(ToolkitConstants.TAG_BUFFER_SIZE, (byte) 1) != ToolkitConstants.TLV_NOT_FOUND) {
            state[BUFFER_OCTETS] = response.getValueShort((short) 0);
        }
        state[LINK] = push.tcp() ? Link.TCP : Link.CAT_TP;
        return true;
    }

    /** Whether a channel is open. */
    boolean isOpen() {
        return state[ID] != 0;
    }

    /** Whether it is this one, 1 to 7. */
    boolean is(byte channel) {
        return isOpen() && state[ID] == channel;
    }

    /** What runs on it: {@link Link#CAT_TP} or {@link Link#TCP}. */
    short link() {
        return state[LINK];
    }

    /** The terminal's buffer for each direction, in octets. */
    short bufferOctets() {
        return state[BUFFER_OCTETS];
    }

    /** Sends a datagram, or some octets of the stream; false when the terminal did not. */
    boolean send(byte[] data, short offset, short length) {
        ProactiveHandler command = begin(ToolkitConstants.PRO_CMD_SEND_DATA, SEND_IMMEDIATELY);
        command.appendTLV(TAG_CHANNEL_DATA, data, offset, length);
        return Outbox.done(command.send());
    }

    /**
     * Fetches what the terminal has received. After it the channel data, if any, is the current TLV of the response handler.
     *
     * @return how many octets are left in the terminal, 255 standing for more as well; -1 when the terminal refused
     */
    short receive() {
        ProactiveHandler command = begin(ToolkitConstants.PRO_CMD_RECEIVE_DATA, (byte) 0);
        command.appendTLV(TAG_CHANNEL_DATA_LENGTH, RECEIVE_OCTETS);
        if (!Outbox.done(command.send())) {
            return -1;
        }
        ProactiveResponseHandler response = ProactiveResponseHandlerSystem.getTheHandler();
        short left = 0;
        if (response.findTLV(ToolkitConstants.TAG_CHANNEL_DATA_LENGTH, (byte) 1) != ToolkitConstants.TLV_NOT_FOUND) {
            left = (short) (response.getValueByte((short) 0) & 0xFF);
        }
        state[FETCHED_OCTETS] = 0;
        if (response.findTLV(ToolkitConstants.TAG_CHANNEL_DATA, (byte) 1) != ToolkitConstants.TLV_NOT_FOUND) {
            state[FETCHED_OCTETS] = response.getValueLength();
        }
        if (state[FETCHED_OCTETS] == 0) {
            // there was nothing after all: whatever the terminal says is left, asking on would not end
            return 0;
        }
        state[HEARD] = 1;
        return left;
    }

    /** How many octets the last fetch brought. */
    short fetchedOctets() {
        return state[FETCHED_OCTETS];
    }

    /** Whether anything was received since this was asked last. */
    boolean heard() {
        boolean heard = state[HEARD] != 0;
        state[HEARD] = 0;
        return heard;
    }

    /** Stops the timer and closes the channel. That the terminal may have closed it already is no fault. */
    void close() {
        byte id = (byte) state[ID];
        state[ID] = 0;
        state[LINK] = 0;
        timerCommand(TIMER_DEACTIVATE).send();
        ProactiveHandler command = ProactiveHandlerSystem.getTheHandler();
        command.initCloseChannel(id);
        command.send();
    }

    /** Starts the timer, or starts it anew: 1 to 3599 seconds. */
    void startTimer(short seconds) {
        ProactiveHandler command = timerCommand(TIMER_START);
        command.appendTLV(TAG_TIMER_VALUE, (byte) 0,
                Util.makeShort(swappedDigits((short) (seconds / 60)), swappedDigits((short) (seconds % 60))));
        command.send();
    }

    private ProactiveHandler begin(byte type, byte qualifier) {
        ProactiveHandler command = ProactiveHandlerSystem.getTheHandler();
        command.init(type, qualifier, (byte) (ToolkitConstants.DEV_ID_CHANNEL_BASE + state[ID]));
        return command;
    }

    private ProactiveHandler timerCommand(byte qualifier) {
        ProactiveHandler command = ProactiveHandlerSystem.getTheHandler();
        command.init(ToolkitConstants.PRO_CMD_TIMER_MANAGEMENT, qualifier, ToolkitConstants.DEV_ID_TERMINAL);
        command.appendTLV(TAG_TIMER_IDENTIFIER, timer);
        return command;
    }

    /** Two digits, the tens in the low half (ETSI TS 102 223 clause 8.38). */
    private static byte swappedDigits(short number) {
        return (byte) ((short) ((short) (number % 10) << 4) | (short) (number / 10));
    }
}

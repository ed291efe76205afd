package org.bipota.simulator.card;

import java.util.function.UnaryOperator;

import org.bipota.protocol.Octets;
import org.bipota.protocol.tlv.BerTlv;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/** The proactive command that the applet builds, and its way to the terminal and back; it stays as it is after that. */
final class ProactiveCommandBuilder extends EditableTlvList implements ProactiveHandler {

    /** What a FETCH of 256 octets leaves for the TLVs. */
    static final int CAPACITY = 253;

    /** There is one command at a time, so that its number tells nothing. */
    private static final byte NUMBER = 1;
    private static final byte COMMAND_DETAILS = (byte) 0x81;
    private static final byte DEVICE_IDENTITIES = (byte) 0x82;
    private static final byte TEXT_STRING = (byte) 0x8D;
    private static final byte RESPONSE_LENGTH = (byte) 0x91;

    private final Turn turn;
    private final TerminalAnswer answer;
    private final UnaryOperator<Octets> way;

    ProactiveCommandBuilder(Turn turn, TerminalAnswer answer, UnaryOperator<Octets> way) {
        super(CAPACITY);
        this.turn = turn;
        this.answer = answer;
        this.way = way;
    }

    @Override
    void requireAvailable() {
        turn.requireRunning();
    }

    @Override
    public void init(byte type, byte qualifier, byte destination) {
        clear();
        appendTLV(COMMAND_DETAILS, NUMBER, (short) ((type & 0xFF) << 8 | qualifier & 0xFF));
        appendTLV(DEVICE_IDENTITIES, ToolkitConstants.DEV_ID_UICC, destination);
    }

    @Override
    public byte send() {
        requireAvailable();
        if (size() == 0) {
            throw new ToolkitException(ToolkitException.UNAVAILABLE_ELEMENT);
        }
        answer.set(way.apply(new BerTlv(ToolkitConstants.BTAG_PROACTIVE_UICC_COMMAND & 0xFF, toOctets()).encode()));
        byte result = answer.getGeneralResult();
        answer.forgetCurrent();
        return result;
    }

    @Override
    public void initDisplayText(byte qualifier, byte dcs, byte[] text, short offset, short length) {
        requireAvailable();
        Ranges.check(text, offset, length);
        init(ToolkitConstants.PRO_CMD_DISPLAY_TEXT, qualifier, ToolkitConstants.DEV_ID_DISPLAY);
        appendText(dcs, text, offset, length);
    }

    @Override
    public void initGetInkey(byte qualifier, byte dcs, byte[] text, short offset, short length) {
        requireAvailable();
        Ranges.check(text, offset, length);
        init(ToolkitConstants.PRO_CMD_GET_INKEY, qualifier, ToolkitConstants.DEV_ID_TERMINAL);
        appendText(dcs, text, offset, length);
    }

    @Override
    public void initGetInput(byte qualifier, byte dcs, byte[] text, short offset, short length, short min, short max) {
        requireAvailable();
        Ranges.check(text, offset, length);
        init(ToolkitConstants.PRO_CMD_GET_INPUT, qualifier, ToolkitConstants.DEV_ID_TERMINAL);
        appendText(dcs, text, offset, length);
        appendTLV(RESPONSE_LENGTH, (byte) min, (byte) max);
    }

    /** A text without characters has no coding scheme either. */
    private void appendText(byte dcs, byte[] text, short offset, short length) {
        if (length == 0) {
            appendTLV(TEXT_STRING, text, offset, length);
        } else {
            appendTLV(TEXT_STRING, dcs, text, offset, length);
        }
    }

    @Override
    public void initCloseChannel(byte channel) {
        init(ToolkitConstants.PRO_CMD_CLOSE_CHANNEL, (byte) 0, (byte) (ToolkitConstants.DEV_ID_CHANNEL_BASE + channel));
    }

    @Override
    public void initMoreTime() {
        init(ToolkitConstants.PRO_CMD_MORE_TIME, (byte) 0, ToolkitConstants.DEV_ID_TERMINAL);
    }
}

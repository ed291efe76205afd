package org.bipota.simulator.card;

import org.bipota.protocol.Octets;
import org.bipota.protocol.tlv.BerTlv;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/** The proactive command that the applet builds, and its way to the terminal and back. */
final class ProactiveCommandBuilder extends EditableTlvList implements ProactiveHandler {

    /** What FETCH can carry. */
    private static final int MAX_COMMAND_OCTETS = 256;
    private static final int LAST_NUMBER = 0xFE;
    private static final byte COMMAND_DETAILS = (byte) 0x81;
    private static final byte DEVICE_IDENTITIES = (byte) 0x82;
    private static final byte TEXT_STRING = (byte) 0x8D;
    private static final byte RESPONSE_LENGTH = (byte) 0x91;

    private final Terminal terminal;
    private final TerminalAnswer answer;
    private int number;

    ProactiveCommandBuilder(Terminal terminal, TerminalAnswer answer) {
        this.terminal = terminal;
        this.answer = answer;
    }

    @Override
    public void init(byte type, byte qualifier, byte destination) {
        empty();
        number = number == LAST_NUMBER ? 1 : number + 1;
        appendTLV(COMMAND_DETAILS, (byte) number, (short) ((type & 0xFF) << 8 | qualifier & 0xFF));
        appendTLV(DEVICE_IDENTITIES, ToolkitConstants.DEV_ID_UICC, destination);
    }

    @Override
    public byte send() {
        if (getLength() == 0) {
            throw new ToolkitException(ToolkitException.UNAVAILABLE_ELEMENT);
        }
        Octets command = new BerTlv(0xD0, toOctets()).encode();
        if (command.length() > MAX_COMMAND_OCTETS) {
            throw new ToolkitException(ToolkitException.HANDLER_OVERFLOW);
        }
        empty();
        answer.set(terminal.execute(command));
        return answer.getGeneralResult();
    }

    @Override
    public void initDisplayText(byte qualifier, byte dcs, byte[] text, short offset, short length) {
        init(ToolkitConstants.PRO_CMD_DISPLAY_TEXT, qualifier, ToolkitConstants.DEV_ID_DISPLAY);
        appendTLV(TEXT_STRING, dcs, text, offset, length);
    }

    @Override
    public void initGetInkey(byte qualifier, byte dcs, byte[] text, short offset, short length) {
        init(ToolkitConstants.PRO_CMD_GET_INKEY, qualifier, ToolkitConstants.DEV_ID_TERMINAL);
        appendTLV(TEXT_STRING, dcs, text, offset, length);
    }

    @Override
    public void initGetInput(byte qualifier, byte dcs, byte[] text, short offset, short length, short min, short max) {
        init(ToolkitConstants.PRO_CMD_GET_INPUT, qualifier, ToolkitConstants.DEV_ID_TERMINAL);
        appendTLV(TEXT_STRING, dcs, text, offset, length);
        appendTLV(RESPONSE_LENGTH, (byte) min, (byte) max);
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

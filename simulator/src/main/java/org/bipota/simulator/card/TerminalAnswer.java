package org.bipota.simulator.card;

import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ToolkitConstants;

/** The TERMINAL RESPONSE to the last proactive command; empty before the first one of a turn. */
final class TerminalAnswer extends TlvList implements ProactiveResponseHandler {

    private static final int CAPACITY = 0xFF;

    private final Turn turn;

    TerminalAnswer(Turn turn) {
        super(CAPACITY);
        this.turn = turn;
    }

    @Override
    void requireAvailable() {
        turn.requireRunning();
    }

    @Override
    public byte getGeneralResult() {
        find(ToolkitConstants.TAG_RESULT, (byte) 1);
        return getValueByte((short) 0);
    }

    @Override
    public short getAdditionalInformationLength() {
        find(ToolkitConstants.TAG_RESULT, (byte) 1);
        return (short) Math.max(0, getValueLength() - 1);
    }

    @Override
    public short copyAdditionalInformation(byte[] target, short offset, short length) {
        find(ToolkitConstants.TAG_RESULT, (byte) 1);
        return copyValue((short) 1, target, offset, length);
    }

    @Override
    public byte getItemIdentifier() {
        find(ToolkitConstants.TAG_ITEM_IDENTIFIER, (byte) 1);
        return getValueByte((short) 0);
    }

    @Override
    public short getTextStringLength() {
        find(ToolkitConstants.TAG_TEXT_STRING, (byte) 1);
        return (short) Math.max(0, getValueLength() - 1);
    }

    @Override
    public byte getTextStringCodingScheme() {
        find(ToolkitConstants.TAG_TEXT_STRING, (byte) 1);
        return getValueByte((short) 0);
    }

    @Override
    public short copyTextString(byte[] target, short offset) {
        short length = getTextStringLength();
        return getValueLength() == 0 ? copyValue((short) 0, target, offset, length) : copyValue((short) 1, target, offset, length);
    }

    @Override
    public byte getChannelIdentifier() {
        find(ToolkitConstants.TAG_CHANNEL_DATA_STATUS, (byte) 1);
        return (byte) (getValueByte((short) 0) & 7);
    }

    @Override
    public short getChannelStatus(byte channel) {
        return ChannelStatusObjects.status(this, channel);
    }

    @Override
    public short copyChannelData(byte[] target, short offset, short length) {
        find(ToolkitConstants.TAG_CHANNEL_DATA, (byte) 1);
        return copyValue((short) 0, target, offset, length);
    }
}

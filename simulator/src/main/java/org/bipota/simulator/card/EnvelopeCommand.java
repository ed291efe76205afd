package org.bipota.simulator.card;

import org.bipota.protocol.Octets;
import uicc.toolkit.EnvelopeHandler;
import uicc.toolkit.ToolkitConstants;

/** The ENVELOPE that triggered the applet. */
final class EnvelopeCommand extends TlvList implements EnvelopeHandler {

    private final byte tag;

    EnvelopeCommand(int tag, Octets objects) {
        this.tag = (byte) tag;
        set(objects);
    }

    @Override
    public byte getTag() {
        return tag;
    }

    @Override
    public short getSize() {
        int length = getLength();
        return (short) (length + (length < 0x80 ? 2 : length < 0x100 ? 3 : 4));
    }

    @Override
    public byte getItemIdentifier() {
        find(ToolkitConstants.TAG_ITEM_IDENTIFIER, (byte) 1);
        return getValueByte((short) 0);
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
}

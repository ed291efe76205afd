package org.bipota.simulator.card;

import org.bipota.protocol.Octets;
import uicc.toolkit.EnvelopeHandler;
import uicc.toolkit.ToolkitConstants;

/** The ENVELOPE, or what stands in its place, that triggered the applet; every applet that it triggers has its own view. */
final class EnvelopeCommand extends TlvList implements EnvelopeHandler {

    private final byte tag;
    private final Turn turn;

    EnvelopeCommand(Turn turn, EnvelopeData data) {
        super(Math.max(data.objects().length(), 0xFF));
        this.turn = turn;
        tag = (byte) data.tag();
        set(data.objects());
    }

    @Override
    void requireAvailable() {
        turn.requireRunning();
    }

    @Override
    public byte getTag() {
        requireAvailable();
        return tag;
    }

    @Override
    public short getSize() {
        requireAvailable();
        return (short) BerSizes.of(size());
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

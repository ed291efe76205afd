package org.bipota.simulator.card;

import uicc.toolkit.BERTLVEditHandler;

/** A list of TLVs inside one BER-TLV, that an applet writes; the capacity is the list's. */
final class BerTlvBuilder extends EditableTlvList implements BERTLVEditHandler {

    private byte tag;

    BerTlvBuilder(int capacity) {
        super(capacity);
    }

    @Override
    public void setTag(byte value) {
        tag = value;
    }

    @Override
    public byte getTag() {
        return tag;
    }

    @Override
    public short getSize() {
        return (short) BerSizes.of(size());
    }
}

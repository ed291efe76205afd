package org.bipota.simulator.card;

import uicc.toolkit.EditHandler;

/** A list of TLVs that the applet writes. */
class EditableTlvList extends TlvList implements EditHandler {

    @Override
    public void clear() {
        empty();
    }

    @Override
    public void appendArray(byte[] source, short offset, short length) {
        add(source, offset, length);
    }

    @Override
    public void appendTLV(byte tag, byte[] value, short offset, short length) {
        head(tag, length);
        add(value, offset, length);
    }

    @Override
    public void appendTLV(byte tag, byte value) {
        head(tag, 1);
        add(value);
    }

    @Override
    public void appendTLV(byte tag, short value) {
        head(tag, 2);
        add(value >> 8);
        add(value);
    }

    @Override
    public void appendTLV(byte tag, byte value1, byte value2) {
        head(tag, 2);
        add(value1);
        add(value2);
    }

    @Override
    public void appendTLV(byte tag, byte value1, short value2) {
        head(tag, 3);
        add(value1);
        add(value2 >> 8);
        add(value2);
    }

    @Override
    public void appendTLV(byte tag, short value1, short value2) {
        head(tag, 4);
        add(value1 >> 8);
        add(value1);
        add(value2 >> 8);
        add(value2);
    }

    @Override
    public void appendTLV(byte tag, byte value1, byte[] value2, short offset, short length) {
        head(tag, 1 + length);
        add(value1);
        add(value2, offset, length);
    }

    @Override
    public void appendTLV(byte tag, byte[] value1, short offset1, short length1, byte[] value2, short offset2, short length2) {
        head(tag, length1 + length2);
        add(value1, offset1, length1);
        add(value2, offset2, length2);
    }

    private void head(byte tag, int length) {
        add(tag);
        if (length > 0x7F) {
            add(0x81);
        }
        add(length);
    }
}

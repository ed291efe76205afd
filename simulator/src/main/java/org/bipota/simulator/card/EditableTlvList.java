package org.bipota.simulator.card;

import uicc.toolkit.EditHandler;
import uicc.toolkit.ToolkitException;

/** A list of TLVs that the applet writes. What does not fit leaves the list as it was; the current TLV stays current. */
class EditableTlvList extends TlvList implements EditHandler {

    private static final int MAX_VALUE_OCTETS = 0xFF;
    private static final int MAX_SHORT_LENGTH = 0x7F;

    EditableTlvList(int capacity) {
        super(capacity);
    }

    @Override
    public void clear() {
        requireAvailable();
        empty();
    }

    @Override
    public void appendArray(byte[] source, short offset, short length) {
        requireAvailable();
        Ranges.check(source, offset, length);
        add(source, offset, length);
    }

    @Override
    public void appendTLV(byte tag, byte[] value, short offset, short length) {
        requireAvailable();
        Ranges.check(value, offset, length);
        head(tag, length);
        add(value, offset, length);
    }

    @Override
    public void appendTLV(byte tag, byte value) {
        requireAvailable();
        head(tag, 1);
        add(value);
    }

    @Override
    public void appendTLV(byte tag, short value) {
        requireAvailable();
        head(tag, 2);
        add(value >> 8);
        add(value);
    }

    @Override
    public void appendTLV(byte tag, byte value1, byte value2) {
        requireAvailable();
        head(tag, 2);
        add(value1);
        add(value2);
    }

    @Override
    public void appendTLV(byte tag, byte value1, short value2) {
        requireAvailable();
        head(tag, 3);
        add(value1);
        add(value2 >> 8);
        add(value2);
    }

    @Override
    public void appendTLV(byte tag, short value1, short value2) {
        requireAvailable();
        head(tag, 4);
        add(value1 >> 8);
        add(value1);
        add(value2 >> 8);
        add(value2);
    }

    @Override
    public void appendTLV(byte tag, byte value1, byte[] value2, short offset, short length) {
        requireAvailable();
        Ranges.check(value2, offset, length);
        head(tag, 1 + length);
        add(value1);
        add(value2, offset, length);
    }

    @Override
    public void appendTLV(byte tag, byte[] value1, short offset1, short length1, byte[] value2, short offset2, short length2) {
        requireAvailable();
        Ranges.check(value1, offset1, length1);
        Ranges.check(value2, offset2, length2);
        head(tag, length1 + length2);
        add(value1, offset1, length1);
        add(value2, offset2, length2);
    }

    private void head(byte tag, int length) {
        if (length > MAX_VALUE_OCTETS) {
            throw new ToolkitException(ToolkitException.BAD_INPUT_PARAMETER);
        }
        reserve((length > MAX_SHORT_LENGTH ? 3 : 2) + length);
        add(tag);
        if (length > MAX_SHORT_LENGTH) {
            add(0x81);
        }
        add(length);
    }
}

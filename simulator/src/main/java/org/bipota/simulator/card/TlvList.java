package org.bipota.simulator.card;

import javacard.framework.Util;
import org.bipota.protocol.Octets;
import uicc.toolkit.ToolkitException;
import uicc.toolkit.ViewHandler;

/** A list of comprehension TLVs as a handler shows it, with its current TLV. */
class TlvList implements ViewHandler {

    /** As in a card: what an ENVELOPE or FETCH of 255 octets holds, and joined short messages more. */
    static final int CAPACITY = 4096;

    private final byte[] octets = new byte[CAPACITY];
    private int length;
    private int value = -1;
    private int valueLength;

    /** Replaces the list. */
    final void set(Octets list) {
        empty();
        add(list.toByteArray(), 0, list.length());
    }

    final void empty() {
        length = 0;
        value = -1;
    }

    final void add(byte[] source, int offset, int count) {
        if (length + count > octets.length) {
            throw new ToolkitException(ToolkitException.HANDLER_OVERFLOW);
        }
        System.arraycopy(source, offset, octets, length, count);
        length += count;
    }

    final void add(int octet) {
        add(new byte[] {(byte) octet}, 0, 1);
    }

    /** The list as it is. */
    final Octets toOctets() {
        return Octets.of(octets, 0, length);
    }

    @Override
    public short getLength() {
        return (short) length;
    }

    @Override
    public short copy(byte[] target, short offset, short count) {
        if (count > length) {
            throw new ToolkitException(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        }
        return Util.arrayCopyNonAtomic(octets, (short) 0, target, offset, count);
    }

    @Override
    public byte findTLV(byte tag, byte occurrence) {
        if (occurrence < 1) {
            throw new ToolkitException(ToolkitException.BAD_INPUT_PARAMETER);
        }
        value = -1;
        int left = occurrence;
        int at = 0;
        while (at + 1 < length) {
            int lengthOctets = switch (octets[at + 1] & 0xFF) {
                case 0x81 -> 2;
                case 0x82 -> 3;
                default -> 1;
            };
            int start = at + 1 + lengthOctets;
            if (start > length) {
                return 0;
            }
            int size = lengthOctets == 1 ? octets[at + 1] & 0xFF
                    : lengthOctets == 2 ? octets[at + 2] & 0xFF : (octets[at + 2] & 0xFF) << 8 | octets[at + 3] & 0xFF;
            if (start + size > length) {
                return 0;
            }
            if ((octets[at] & 0x7F) == (tag & 0x7F) && --left == 0) {
                value = start;
                valueLength = size;
                return (byte) (octets[at] < 0 ? 1 : 2);
            }
            at = start + size;
        }
        return 0;
    }

    @Override
    public short getValueLength() {
        within(0, 0);
        return (short) valueLength;
    }

    @Override
    public byte getValueByte(short valueOffset) {
        return octets[within(valueOffset, 1)];
    }

    @Override
    public short getValueShort(short valueOffset) {
        return Util.getShort(octets, (short) within(valueOffset, 2));
    }

    @Override
    public short copyValue(short valueOffset, byte[] target, short offset, short count) {
        return Util.arrayCopyNonAtomic(octets, (short) within(valueOffset, count), target, offset, count);
    }

    @Override
    public byte compareValue(short valueOffset, byte[] other, short offset, short count) {
        return Util.arrayCompare(octets, (short) within(valueOffset, count), other, offset, count);
    }

    @Override
    public short findAndCopyValue(byte tag, byte[] target, short offset) {
        find(tag, (byte) 1);
        return copyValue((short) 0, target, offset, (short) valueLength);
    }

    @Override
    public short findAndCopyValue(byte tag, byte occurrence, short valueOffset, byte[] target, short offset, short count) {
        find(tag, occurrence);
        return copyValue(valueOffset, target, offset, count);
    }

    @Override
    public byte findAndCompareValue(byte tag, byte[] other, short offset) {
        find(tag, (byte) 1);
        return compareValue((short) 0, other, offset, (short) valueLength);
    }

    @Override
    public byte findAndCompareValue(byte tag, byte occurrence, short valueOffset, byte[] other, short offset, short count) {
        find(tag, occurrence);
        return compareValue(valueOffset, other, offset, count);
    }

    @Override
    public short getCapacity() {
        return CAPACITY;
    }

    /** Makes a TLV that must be there the current one. */
    final void find(byte tag, byte occurrence) {
        if (findTLV(tag, occurrence) == 0) {
            throw new ToolkitException(ToolkitException.UNAVAILABLE_ELEMENT);
        }
    }

    private int within(int offset, int count) {
        if (value < 0) {
            throw new ToolkitException(ToolkitException.UNAVAILABLE_ELEMENT);
        }
        if (offset < 0 || count < 0 || offset + count > valueLength) {
            throw new ToolkitException(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        }
        return value + offset;
    }
}

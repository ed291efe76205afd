package org.bipota.simulator.card;

import java.util.Arrays;

import javacard.framework.Util;
import org.bipota.protocol.Octets;
import uicc.toolkit.ToolkitException;
import uicc.toolkit.ViewHandler;

/**
 * A list of comprehension TLVs as a handler shows it, with its current TLV (ETSI TS 102 241, {@code ViewHandler}): the one
 * that the last find method found. A find method that finds none leaves none.
 */
class TlvList implements ViewHandler {

    private static final int FIRST_OCTETS = 64;

    private final int capacity;
    private byte[] octets = new byte[0];
    private int length;
    private int value = -1;
    private int valueLength;

    /** An empty list that can hold {@code capacity} octets. */
    TlvList(int capacity) {
        this.capacity = capacity;
    }

    /** ToolkitException HANDLER_NOT_AVAILABLE when the applet may not use the list now. */
    void requireAvailable() {
    }

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
        reserve(count);
        System.arraycopy(source, offset, octets, length, count);
        length += count;
    }

    final void add(int octet) {
        reserve(1);
        octets[length++] = (byte) octet;
    }

    /** ToolkitException HANDLER_OVERFLOW when {@code count} octets more are too many. */
    final void reserve(int count) {
        if (length + count > capacity) {
            throw new ToolkitException(ToolkitException.HANDLER_OVERFLOW);
        }
        if (length + count > octets.length) {
            octets = Arrays.copyOf(octets, Math.min(capacity, Math.max(FIRST_OCTETS, 2 * (length + count))));
        }
    }

    /** The list as it is. */
    final Octets toOctets() {
        return Octets.of(octets, 0, length);
    }

    /** No TLV is the current one any more. */
    final void forgetCurrent() {
        value = -1;
    }

    /** How many octets there are. */
    final int size() {
        return length;
    }

    @Override
    public short getLength() {
        requireAvailable();
        return (short) length;
    }

    @Override
    public short copy(byte[] target, short offset, short count) {
        requireAvailable();
        Ranges.check(target, offset, count);
        if (count > length) {
            throw new ToolkitException(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        }
        System.arraycopy(octets, 0, target, offset, count);
        return (short) (offset + count);
    }

    @Override
    public byte findTLV(byte tag, byte occurrence) {
        requireAvailable();
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
        requireAvailable();
        within(0, 0);
        return (short) valueLength;
    }

    @Override
    public byte getValueByte(short valueOffset) {
        requireAvailable();
        return octets[within(valueOffset, 1)];
    }

    @Override
    public short getValueShort(short valueOffset) {
        requireAvailable();
        return Util.getShort(octets, (short) within(valueOffset, 2));
    }

    @Override
    public short copyValue(short valueOffset, byte[] target, short offset, short count) {
        requireAvailable();
        requireCurrent();
        Ranges.check(target, offset, count);
        System.arraycopy(octets, within(valueOffset, count), target, offset, count);
        return (short) (offset + count);
    }

    @Override
    public byte compareValue(short valueOffset, byte[] other, short offset, short count) {
        requireAvailable();
        requireCurrent();
        Ranges.check(other, offset, count);
        int from = within(valueOffset, count);
        return (byte) Integer.signum(Arrays.compare(octets, from, from + count, other, offset, offset + count));
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
        requireAvailable();
        return (short) capacity;
    }

    /** Makes a TLV that must be there the current one; else ToolkitException UNAVAILABLE_ELEMENT. */
    final void find(byte tag, byte occurrence) {
        if (findTLV(tag, occurrence) == 0) {
            throw new ToolkitException(ToolkitException.UNAVAILABLE_ELEMENT);
        }
    }

    private void requireCurrent() {
        if (value < 0) {
            throw new ToolkitException(ToolkitException.UNAVAILABLE_ELEMENT);
        }
    }

    private int within(int offset, int count) {
        requireCurrent();
        if (offset < 0 || count < 0 || offset + count > valueLength) {
            throw new ToolkitException(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        }
        return value + offset;
    }
}

package uicc.toolkit;

/**
 * A list of comprehension TLVs that can be read. One TLV is the current one: the last that a find method found.
 * (ETSI TS 102 241; the order of the methods is their export token.)
 */
public interface ViewHandler {

    /** The length of the list, in octets. */
    short getLength();

    /** Copies {@code length} octets of the list, without tag and length of the BER-TLV around it, to {@code target}; returns offset plus length. */
    short copy(byte[] target, short offset, short length);

    /** Makes the {@code occurrence}-th TLV with this tag (comprehension bit ignored) the current one; 0 not found, 1 found with the bit set, 2 without. */
    byte findTLV(byte tag, byte occurrence);

    /** The length of the current value. */
    short getValueLength();

    /** The octet of the current value at {@code valueOffset}. */
    byte getValueByte(short valueOffset);

    /** The two octets of the current value at {@code valueOffset}. */
    short getValueShort(short valueOffset);

    /** Copies a part of the current value; returns offset plus length. */
    short copyValue(short valueOffset, byte[] target, short offset, short length);

    /** Compares a part of the current value; -1, 0 or 1. */
    byte compareValue(short valueOffset, byte[] other, short offset, short length);

    /** Finds the first TLV with this tag and copies its value; returns offset plus length. */
    short findAndCopyValue(byte tag, byte[] target, short offset);

    /** Finds a TLV and copies a part of its value; returns offset plus length. */
    short findAndCopyValue(byte tag, byte occurrence, short valueOffset, byte[] target, short offset, short length);

    /** Finds the first TLV with this tag and compares its value; -1, 0 or 1. */
    byte findAndCompareValue(byte tag, byte[] other, short offset);

    /** Finds a TLV and compares a part of its value; -1, 0 or 1. */
    byte findAndCompareValue(byte tag, byte occurrence, short valueOffset, byte[] other, short offset, short length);

    /** The number of octets that the handler can hold. */
    short getCapacity();
}

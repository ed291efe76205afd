package org.bipota.protocol;

import java.util.Arrays;

/**
 * Appends big-endian fields to a growing octet string. A value that does not fit its field is the caller's mistake, an
 * {@link IllegalArgumentException}. Not thread safe.
 */
public final class OctetWriter {

    private byte[] bytes;
    private int length;
    /** Whether an octet string shares the array, which then is full: appending takes another one by itself. */
    private boolean given;

    /** Begins with room for 64 octets. */
    public OctetWriter() {
        this(64);
    }

    /** Begins with room for {@code capacity} octets. */
    public OctetWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Appends one octet, 0 to 255. */
    public OctetWriter octet(int value) {
        return number(value, 1);
    }

    /** Appends two octets, 0 to 65535. */
    public OctetWriter uint16(int value) {
        return number(value, 2);
    }

    /** Appends three octets, 0 to 16777215. */
    public OctetWriter uint24(int value) {
        return number(value, 3);
    }

    /** Appends five octets, 0 to 2^40 - 1. */
    public OctetWriter uint40(long value) {
        return number(value, 5);
    }

    /** Appends {@code octets}. */
    public OctetWriter octets(Octets octets) {
        room(octets.length());
        octets.copyTo(bytes, length);
        length += octets.length();
        return this;
    }

    /** Writes two octets over those at {@code offset}, 0 to 65535. */
    public OctetWriter uint16At(int offset, int value) {
        if (offset < 0 || offset + 2 > length || value < 0 || value > 0xFFFF) {
            throw new IllegalArgumentException(value + " at " + offset + " of " + length + " octets");
        }
        own();
        bytes[offset] = (byte) (value >> 8);
        bytes[offset + 1] = (byte) value;
        return this;
    }

    /** The one's complement sum of what was appended; see {@link Octets#onesComplementSum}. */
    public int onesComplementSum() {
        return OnesComplement.sum(bytes, length);
    }

    /** Appends a length in the shortest BER form, 0 to 16777215. */
    public OctetWriter berLength(int value) {
        return switch (berLengthOctets(value)) {
            case 1 -> octet(value);
            case 2 -> octet(0x81).octet(value);
            case 3 -> octet(0x82).uint16(value);
            default -> octet(0x83).uint24(value);
        };
    }

    /** How many octets the shortest BER form of the length {@code value} takes, 1 to 4. */
    public static int berLengthOctets(int value) {
        if (value < 0 || value > 0xFFFFFF) {
            throw new IllegalArgumentException("length " + value + ", allowed are 0 to 16777215");
        }
        return value < 0x80 ? 1 : value < 0x100 ? 2 : value < 0x10000 ? 3 : 4;
    }

    /** How many octets were appended. */
    public int length() {
        return length;
    }

    /** Forgets what was appended, and keeps the room. */
    public OctetWriter clear() {
        own();
        length = 0;
        return this;
    }

    /** What was appended; costs no copy where the capacity was just enough. */
    public Octets toOctets() {
        if (length < bytes.length) {
            return Octets.of(bytes, 0, length);
        }
        given = true;
        return Octets.sharing(bytes);
    }

    /** Copies what was appended to the front of {@code target}. */
    public void copyTo(byte[] target) {
        System.arraycopy(bytes, 0, target, 0, length);
    }

    private OctetWriter number(long value, int octets) {
        if (value < 0 || value >> 8 * octets != 0) {
            throw new IllegalArgumentException(value + " does not fit " + octets + " octets");
        }
        room(octets);
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >> shift);
        }
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            given = false;
        }
    }

    /** Takes an array of its own before it writes over what was given away. */
    private void own() {
        if (given) {
            bytes = bytes.clone();
            given = false;
        }
    }
}

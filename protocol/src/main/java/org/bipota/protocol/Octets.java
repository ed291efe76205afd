package org.bipota.protocol;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** An immutable octet string. Every array that enters or leaves is copied. */
public final class Octets {

    /** The octet string of length 0. */
    public static final Octets EMPTY = new Octets(new byte[0]);

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The octets of {@code bytes}. */
    public static Octets of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
    }

    /** {@code length} octets of {@code bytes} from {@code offset} on. */
    public static Octets of(byte[] bytes, int offset, int length) {
        return length == 0 ? EMPTY : new Octets(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** One octet for each argument, of which the low eight bits count. */
    public static Octets ofOctets(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new Octets(bytes);
    }

    /**
     * The octets written as pairs of hexadecimal digits of either case, without separators.
     *
     * @throws IllegalArgumentException when {@code hex} has an odd length or another character
     */
    public static Octets ofHex(String hex) {
        return new Octets(HEX.parseHex(hex));
    }

    /** The number of octets. */
    public int length() {
        return bytes.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The octet at {@code index} (0 is the first), 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xFF;
    }

    /** The octets from {@code from} (inclusive) to {@code to} (exclusive). */
    public Octets slice(int from, int to) {
        if (from < 0 || to > bytes.length || from > to) {
            throw new IndexOutOfBoundsException("slice " + from + ".." + to + " of " + bytes.length + " octets");
        }
        return from == to ? EMPTY : new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    /** The octets from {@code from} to the end. */
    public Octets slice(int from) {
        return slice(from, bytes.length);
    }

    /** These octets followed by {@code more}. */
    public Octets concat(Octets more) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
        System.arraycopy(more.bytes, 0, joined, bytes.length, more.bytes.length);
        return new Octets(joined);
    }

    /** All of {@code parts}, one after the other. */
    public static Octets join(List<Octets> parts) {
        byte[] joined = new byte[parts.stream().mapToInt(Octets::length).sum()];
        int at = 0;
        for (Octets part : parts) {
            part.copyTo(joined, at);
            at += part.length();
        }
        return new Octets(joined);
    }

    /** A copy as an array. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** The array itself, for readers of this package, which do not write to it. */
    byte[] shared() {
        return bytes;
    }

    /**
     * The one's complement sum of the 16-bit words, big endian, an odd last octet padded with 0 (RFC 1071): 0 to 65535.
     */
    public int onesComplementSum() {
        return OnesComplement.sum(bytes, bytes.length);
    }

    /** An octet string that is {@code bytes} itself, for writers of this package, which write to it no more. */
    static Octets sharing(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Octets(bytes);
    }

    /** Copies all octets to {@code target} from {@code offset} on. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    /** Upper-case hexadecimal digits without separators. */
    public String toHex() {
        return HEX.formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}

package org.bipota.protocol;

import org.bipota.protocol.ProtocolException.Code;

/**
 * Reads big-endian fields from an octet string, front to back. Every read names its field, and checks that the octets are
 * there before it allocates or moves: what is missing is a {@link ProtocolException} that tells field and offset. Not
 * thread safe.
 */
public final class OctetReader {

    private final byte[] bytes;
    private final int end;
    private int position;

    /** Reads all of {@code octets}. */
    public OctetReader(Octets octets) {
        this(octets.shared(), 0, octets.length());
    }

    private OctetReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /** The next octet's offset, from the start of the outermost octet string. */
    public int offset() {
        return position;
    }

    /** How many octets are left. */
    public int remaining() {
        return end - position;
    }

    /** Whether any octet is left. */
    public boolean hasMore() {
        return position < end;
    }

    /** The next octet, 0 to 255, without moving on. */
    public int peek(String field) throws ProtocolException {
        need(1, field);
        return bytes[position] & 0xFF;
    }

    /** One octet, 0 to 255. */
    public int octet(String field) throws ProtocolException {
        need(1, field);
        return bytes[position++] & 0xFF;
    }

    /** Two octets, 0 to 65535. */
    public int uint16(String field) throws ProtocolException {
        return (int) number(2, field);
    }

    /** Three octets, 0 to 16777215. */
    public int uint24(String field) throws ProtocolException {
        return (int) number(3, field);
    }

    /** Five octets, 0 to 2^40 - 1. */
    public long uint40(String field) throws ProtocolException {
        return number(5, field);
    }

    /** {@code length} octets. */
    public Octets octets(int length, String field) throws ProtocolException {
        need(length, field);
        Octets read = Octets.of(bytes, position, length);
        position += length;
        return read;
    }

    /** All octets that are left. */
    public Octets rest() {
        Octets read = Octets.of(bytes, position, end - position);
        position = end;
        return read;
    }

    /** A reader over the next {@code length} octets, which this one skips; its offsets count from the same start. */
    public OctetReader part(int length, String field) throws ProtocolException {
        need(length, field);
        OctetReader part = new OctetReader(bytes, position, position + length);
        position += length;
        return part;
    }

    /** Skips {@code length} octets. */
    public void skip(int length, String field) throws ProtocolException {
        need(length, field);
        position += length;
    }

    /**
     * A length in BER coding, of one to four octets (ISO/IEC 8825-1 clause 8.1.3, definite form), that must not exceed
     * what is left behind it.
     */
    public int berLength(String field) throws ProtocolException {
        int start = position;
        int first = octet(field);
        int length = first;
        if (first >= 0x80) {
            int following = first & 0x7F;
            if (following == 0 || following > 3) {
                throw new ProtocolException(Code.LENGTH, field, start, "length octet " + first + " begins no length of up to 3 octets");
            }
            length = (int) number(following, field);
        }
        if (length > remaining()) {
            throw new ProtocolException(Code.TRUNCATED, field, start, "says " + length + " octets, " + remaining() + " are left");
        }
        return length;
    }

    /** Requires that nothing is left. */
    public void end(String field) throws ProtocolException {
        if (position < end) {
            throw new ProtocolException(Code.LENGTH, field, position, (end - position) + " octets are left over");
        }
    }

    /** A fault in a field that begins {@code back} octets before the present position. */
    public ProtocolException fault(Code code, String field, int back, String detail) {
        return new ProtocolException(code, field, position - back, detail);
    }

    private long number(int length, String field) throws ProtocolException {
        need(length, field);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | bytes[position++] & 0xFF;
        }
        return value;
    }

    private void need(int length, String field) throws ProtocolException {
        if (length < 0 || length > end - position) {
            throw new ProtocolException(Code.TRUNCATED, field, position, "needs " + length + " octets, " + (end - position) + " are left");
        }
    }
}

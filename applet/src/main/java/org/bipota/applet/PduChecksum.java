package org.bipota.applet;

/**
 * The checksum of a CAT_TP PDU, added up octet by octet: one's complement of the one's complement sum of 16-bit words, an
 * odd last octet filled up with zero (ETSI TS 102 127 clause 4.4.1). The two octets of the sum are kept apart, since a card
 * has no number that holds 16 bits and a carry.
 */
final class PduChecksum {

    /** The RAM it needs. */
    static final short STATE_SHORTS = 3;

    private static final short HIGH = 0;
    private static final short LOW = 1;
    /** Which of the two the next octet belongs to. */
    private static final short NEXT = 2;

    private final short[] state;

    PduChecksum(short[] state) {
        this.state = state;
    }

    /** Forgets everything added. */
    void begin() {
        state[HIGH] = 0;
        state[LOW] = 0;
        state[NEXT] = HIGH;
    }

    /** Adds octets, which follow those added before. */
    void add(byte[] data, short offset, short length) {
        short end = (short) (offset + length);
        short next = state[NEXT];
        for (short i = offset; i < end; i++) {
            state[next] = (short) (state[next] + (data[i] & 0xFF));
            if (state[next] > 0xFF) {
                carry(next);
            }
            next = (short) (LOW - next);
        }
        state[NEXT] = next;
    }

    /** Whether the octets added, the checksum among them, are a sound PDU. */
    boolean sound() {
        return state[HIGH] == 0xFF && state[LOW] == 0xFF;
    }

    /** Writes the checksum of the octets added, which had zero in its place. */
    void write(byte[] target, short offset) {
        target[offset] = (byte) ~state[HIGH];
        target[(short) (offset + 1)] = (byte) ~state[LOW];
    }

    /** Out of the low octet into the high one, out of the high one around into the low one, until both fit. */
    private void carry(short from) {
        short full = from;
        while (state[full] > 0xFF) {
            state[full] = (short) (state[full] & 0xFF);
            full = (short) (LOW - full);
            state[full]++;
        }
    }
}

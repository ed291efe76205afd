package org.bipota.protocol.cattp;

/** Arithmetic of sequence numbers: modulo 65536, compared by their signed 16-bit difference. */
final class SequenceNumbers {

    private SequenceNumbers() {
    }

    /** The number after {@code sequence}. */
    static int next(int sequence) {
        return plus(sequence, 1);
    }

    /** The number {@code distance} after {@code sequence}; a negative distance goes back. */
    static int plus(int sequence, int distance) {
        return (sequence + distance) & 0xFFFF;
    }

    /** How far {@code to} is after {@code from}, -32768 to 32767; negative when it is before. */
    static int distance(int from, int to) {
        return (short) (to - from);
    }
}

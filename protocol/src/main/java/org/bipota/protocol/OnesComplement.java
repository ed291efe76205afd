package org.bipota.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The sum that checksums of the Internet's protocols use (RFC 1071). */
final class OnesComplement {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private OnesComplement() {
    }

    /** Adds the first {@code length} octets in words of 16 bits, which words of 32 bits do as well, and folds the carries. */
    static int sum(byte[] bytes, int length) {
        long sum = 0;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            long words = (long) LONGS.get(bytes, at);
            sum += (words >>> 32) + (words & 0xFFFF_FFFFL);
        }
        for (; at < length; at++) {
            sum += (bytes[at] & 0xFF) << (at % 2 == 0 ? 8 : 0);
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (int) sum;
    }
}

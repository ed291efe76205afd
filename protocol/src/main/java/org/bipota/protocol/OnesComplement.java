package org.bipota.protocol;

/** The sum that checksums of the Internet's protocols use (RFC 1071). */
final class OnesComplement {

    private OnesComplement() {
    }

    /** Adds the first {@code length} octets in words of 16 bits, and folds the carries. */
    static int sum(byte[] bytes, int length) {
        long sum = length % 2 == 0 ? 0 : (bytes[length - 1] & 0xFF) << 8;
        for (int at = 1; at < length; at += 2) {
            sum += (bytes[at - 1] & 0xFF) << 8 | bytes[at] & 0xFF;
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (int) sum;
    }
}

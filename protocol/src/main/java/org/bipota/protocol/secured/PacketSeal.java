package org.bipota.protocol.secured;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Signs and enciphers, or deciphers and verifies, the octets of one laid-out packet. Commands and responses differ only in
 * where their fields are. Not thread safe.
 */
final class PacketSeal {

    private static final int LARGEST_BLOCK = 16;

    private final BlockCiphers ciphers = new BlockCiphers();
    private final byte[] shortCheck = new byte[4];
    private byte[] input = new byte[256];

    /**
     * Fills the checksum field, then enciphers.
     *
     * @param packet the whole packet, padding and length fields final
     * @param clear where the part to be ciphered begins
     * @param checksumAt where the checksum field begins
     * @param prefix octets that are signed before the packet's own
     */
    void close(byte[] packet, int clear, int checksumAt, byte[] prefix, Protection protection) {
        int octets = protection.checksumOctets();
        if (octets > 0) {
            int length = gather(packet, checksumAt, octets, prefix);
            byte[] check = shortCheck;
            int at = 0;
            if (protection.integrity() == Integrity.CRYPTOGRAPHIC_CHECKSUM) {
                at = ciphers.checksum(protection.keys().checksumAlgorithm(), protection.keys().kidKey(), input, length);
                check = input;
            } else {
                RedundancyCheck.compute(octets, input, length, shortCheck);
            }
            System.arraycopy(check, at, packet, checksumAt, octets);
        }
        if (protection.ciphered()) {
            cipher(true, packet, clear, protection);
        }
    }

    /** Deciphers in place, then compares the checksum in constant time. */
    boolean open(byte[] packet, int clear, int checksumAt, byte[] prefix, Protection protection) {
        if (protection.ciphered()) {
            cipher(false, packet, clear, protection);
        }
        int octets = protection.checksumOctets();
        if (octets == 0) {
            return true;
        }
        byte[] received = Arrays.copyOfRange(packet, checksumAt, checksumAt + octets);
        int length = gather(packet, checksumAt, octets, prefix);
        byte[] expected;
        if (protection.integrity() == Integrity.CRYPTOGRAPHIC_CHECKSUM) {
            int at = ciphers.checksum(protection.keys().checksumAlgorithm(), protection.keys().kidKey(), input, length);
            expected = Arrays.copyOfRange(input, at, at + octets);
        } else {
            RedundancyCheck.compute(octets, input, length, shortCheck);
            expected = Arrays.copyOf(shortCheck, octets);
        }
        return MessageDigest.isEqual(expected, received);
    }

    private void cipher(boolean encipher, byte[] packet, int clear, Protection protection) {
        CardKeys keys = protection.keys();
        ciphers.cipher(encipher, keys.cipherAlgorithm(), keys.kicKey(), packet, clear, packet.length - clear);
    }

    /** TS 102 225 clause 5.1.3: everything but the checksum field itself, in order. */
    private int gather(byte[] packet, int checksumAt, int octets, byte[] prefix) {
        int length = prefix.length + packet.length - octets;
        if (input.length < length + LARGEST_BLOCK) {
            input = new byte[length + LARGEST_BLOCK];
        }
        System.arraycopy(prefix, 0, input, 0, prefix.length);
        System.arraycopy(packet, 0, input, prefix.length, checksumAt);
        int behind = checksumAt + octets;
        System.arraycopy(packet, behind, input, prefix.length + checksumAt, packet.length - behind);
        return length;
    }
}

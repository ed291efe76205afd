package org.bipota.protocol.secured;

/**
 * Signs and enciphers, or deciphers and verifies, the octets of one laid-out packet. Commands and responses differ only in
 * where their fields are. Not thread safe.
 */
final class PacketSeal {

    private static final int LARGEST_BLOCK = 16;

    private final BlockCiphers ciphers = new BlockCiphers();
    private final byte[] check = new byte[CardKeys.FULL_CHECKSUM_OCTETS];
    private byte[] input = new byte[256];

    /**
     * Fills the checksum field, then enciphers.
     *
     * @param packet begins with the whole packet, padding and length fields final
     * @param length the packet's length
     * @param clear where the part to be ciphered begins
     * @param checksumAt where the checksum field begins
     * @param prefix octets that are signed before the packet's own
     */
    void close(byte[] packet, int length, int clear, int checksumAt, byte[] prefix, Protection protection) {
        int octets = protection.checksumOctets();
        if (octets > 0) {
            compute(packet, length, checksumAt, prefix, protection);
            System.arraycopy(check, 0, packet, checksumAt, octets);
        }
        if (protection.ciphered()) {
            cipher(true, packet, length, clear, protection);
        }
    }

    /** Deciphers in place, then compares the checksum in constant time. */
    boolean open(byte[] packet, int length, int clear, int checksumAt, byte[] prefix, Protection protection) {
        if (protection.ciphered()) {
            cipher(false, packet, length, clear, protection);
        }
        int octets = protection.checksumOctets();
        if (octets == 0) {
            return true;
        }
        compute(packet, length, checksumAt, prefix, protection);
        int difference = 0;
        for (int i = 0; i < octets; i++) {
            difference |= check[i] ^ packet[checksumAt + i];
        }
        return difference == 0;
    }

    private void compute(byte[] packet, int packetLength, int checksumAt, byte[] prefix, Protection protection) {
        int octets = protection.checksumOctets();
        int length = gather(packet, packetLength, checksumAt, octets, prefix);
        if (protection.integrity() == Integrity.CRYPTOGRAPHIC_CHECKSUM) {
            CardKeys keys = protection.keys();
            ciphers.checksum(keys.checksumAlgorithm(), keys.kidKey(), input, length, check, octets);
        } else {
            RedundancyCheck.compute(octets, input, length, check);
        }
    }

    private void cipher(boolean encipher, byte[] packet, int length, int clear, Protection protection) {
        CardKeys keys = protection.keys();
        ciphers.cipher(encipher, keys.cipherAlgorithm(), keys.kicKey(), packet, clear, length - clear);
    }

    /** TS 102 225 clause 5.1.3: everything but the checksum field itself, in order. */
    private int gather(byte[] packet, int packetLength, int checksumAt, int octets, byte[] prefix) {
        int length = prefix.length + packetLength - octets;
        if (input.length < length + LARGEST_BLOCK) {
            input = new byte[length + LARGEST_BLOCK];
        }
        System.arraycopy(prefix, 0, input, 0, prefix.length);
        System.arraycopy(packet, 0, input, prefix.length, checksumAt);
        int behind = checksumAt + octets;
        System.arraycopy(packet, behind, input, prefix.length + checksumAt, packetLength - behind);
        return length;
    }
}

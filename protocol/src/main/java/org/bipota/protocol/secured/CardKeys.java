package org.bipota.protocol.secured;

import org.bipota.protocol.Octets;

/**
 * One key set of a card: the key for ciphering and the key for checksums, with the octets by which a packet names them.
 *
 * @param kic KIc: key set version (high half, 0 is implicit) and algorithm (low half) of the ciphering key
 * @param kicKey 8 octets for DES, 16 or 24 for 3DES, 16, 24 or 32 for AES; any for algorithm 0
 * @param kid KID: key set version and algorithm of the checksum key
 * @param kidKey as {@code kicKey}
 * @param checksumOctets the length of a cryptographic checksum: 8, or 4 where an AES card is set up for the short form
 */
public record CardKeys(int kic, Octets kicKey, int kid, Octets kidKey, int checksumOctets) {

    /** The usual cryptographic checksum, 8 octets. */
    public static final int FULL_CHECKSUM_OCTETS = 8;

    /**
     * Checks algorithms, versions and key lengths.
     *
     * @throws IllegalArgumentException with the reason, which never holds key material
     */
    public CardKeys {
        check("KIc", kic, kicKey);
        check("KID", kid, kidKey);
        if (algorithm(kid) == KeyAlgorithm.DES_ECB) {
            throw new IllegalArgumentException("KID " + hex(kid) + ": DES ECB makes no checksum");
        }
        if (kic >> 4 != 0 && kid >> 4 != 0 && kic >> 4 != kid >> 4) {
            throw new IllegalArgumentException("KIc " + hex(kic) + " and KID " + hex(kid) + " name different key sets");
        }
        boolean shortAllowed = algorithm(kid) == KeyAlgorithm.AES && checksumOctets == 4;
        if (checksumOctets != FULL_CHECKSUM_OCTETS && !shortAllowed) {
            throw new IllegalArgumentException("checksum of " + checksumOctets + " octets: allowed are 8, and 4 with AES");
        }
    }

    /** A key set whose checksums have the usual 8 octets. */
    public CardKeys(int kic, Octets kicKey, int kid, Octets kidKey) {
        this(kic, kicKey, kid, kidKey, FULL_CHECKSUM_OCTETS);
    }

    /** The ciphering algorithm. */
    public KeyAlgorithm cipherAlgorithm() {
        return algorithm(kic);
    }

    /** The checksum algorithm. */
    public KeyAlgorithm checksumAlgorithm() {
        return algorithm(kid);
    }

    private static void check(String name, int octet, Octets key) {
        if (octet >> 8 != 0) {
            throw new IllegalArgumentException(name + " " + octet + ": allowed is one octet");
        }
        KeyAlgorithm algorithm = algorithm(octet);
        if (!algorithm.admitsKeyOctets(key.length())) {
            throw new IllegalArgumentException(
                    name + " " + hex(octet) + " is " + algorithm.inWords() + ", its key cannot have " + key.length() + " octets");
        }
    }

    private static KeyAlgorithm algorithm(int octet) {
        return KeyAlgorithm.of(octet)
                .orElseThrow(() -> new IllegalArgumentException("algorithm of " + hex(octet) + ": allowed are 0, 1, 2, 5, 9 and D"));
    }

    private static String hex(int octet) {
        return Octets.ofOctets(octet).toHex();
    }

    /** Shows which keys they are, never the keys. */
    @Override
    public String toString() {
        return "CardKeys[kic=" + hex(kic) + ", kid=" + hex(kid) + ']';
    }
}

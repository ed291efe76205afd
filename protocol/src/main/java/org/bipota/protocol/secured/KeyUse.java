package org.bipota.protocol.secured;

import org.bipota.protocol.Octets;

/**
 * Whether the keys a command packet names are the card's. An octet that the packet, or its response, makes use of must be
 * the card's own; one without use must be that or 00.
 */
final class KeyUse {

    private KeyUse() {
    }

    /** What does not fit, in words, or null. */
    static String mismatch(Spi spi, int kic, int kid, CardKeys keys) {
        boolean cipherUsed = spi.ciphered() || spi.porCiphered();
        if (kic != keys.kic() && (cipherUsed || kic != 0)) {
            return "KIc " + hex(kic) + " is not the card's " + hex(keys.kic());
        }
        boolean keyedChecksum = spi.integrity() == Integrity.CRYPTOGRAPHIC_CHECKSUM || spi.porIntegrity() != Integrity.NONE;
        if (kid != keys.kid() && (keyedChecksum || !withoutKey(spi, kid, keys))) {
            return "KID " + hex(kid) + " is not the card's " + hex(keys.kid());
        }
        return null;
    }

    /** A redundancy check needs no key, so only the key set must be the same. */
    private static boolean withoutKey(Spi spi, int kid, CardKeys keys) {
        return spi.integrity() == Integrity.REDUNDANCY_CHECK ? kid >> 4 == keys.kid() >> 4 : kid == 0;
    }

    private static String hex(int octet) {
        return Octets.ofOctets(octet).toHex();
    }
}

package org.bipota.protocol.secured;

/**
 * How one packet is protected, resolved against the card's keys.
 *
 * @param integrity what fills the RC/CC/DS field
 * @param checksumOctets the length of that field; -1 where the algorithms named offer none
 * @param ciphered whether everything behind the TAR is ciphered
 * @param keys the keys to do it with
 */
record Protection(Integrity integrity, int checksumOctets, boolean ciphered, CardKeys keys) {

    static Protection ofCommand(Spi spi, int kid, CardKeys keys) {
        return of(spi.integrity(), kid, spi.ciphered(), keys);
    }

    static Protection ofResponse(Spi spi, CardKeys keys) {
        return of(spi.porIntegrity(), keys.kid(), spi.porCiphered(), keys);
    }

    private static Protection of(Integrity integrity, int kid, boolean ciphered, CardKeys keys) {
        int octets = switch (integrity) {
            case NONE -> 0;
            case REDUNDANCY_CHECK -> RedundancyCheck.octets(kid);
            case CRYPTOGRAPHIC_CHECKSUM -> keys.checksumAlgorithm() == KeyAlgorithm.IMPLICIT ? -1 : keys.checksumOctets();
            case DIGITAL_SIGNATURE -> -1;
        };
        return new Protection(integrity, octets, ciphered, keys);
    }

    /** Whether both the checksum and the cipher can be made. */
    boolean supported() {
        return checksumOctets >= 0 && (!ciphered || keys.cipherAlgorithm() != KeyAlgorithm.IMPLICIT);
    }

    /** The block to which the ciphered part is padded; 1 without ciphering. */
    int block() {
        return ciphered ? keys.cipherAlgorithm().blockOctets() : 1;
    }

    boolean none() {
        return integrity == Integrity.NONE && !ciphered;
    }
}

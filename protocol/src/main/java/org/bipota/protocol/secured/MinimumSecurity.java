package org.bipota.protocol.secured;

/** The least protection a command packet from a card must have to be believed. */
public enum MinimumSecurity {
    /** Anything goes; for trials. */
    NONE,
    /** A checksum of 3DES or AES-CMAC, in its full 8 octets, and a counter that is checked against replay. */
    CC,
    /** As {@link #CC}, and ciphered with 3DES or AES. */
    CC_ENC;

    /**
     * Whether a packet with {@code spi} that was verified with {@code keys} is protected enough. A decoder that was given
     * {@code keys} has refused every packet with another checksum length or algorithm.
     */
    public boolean satisfiedBy(Spi spi, CardKeys keys) {
        return satisfiedBy(spi, keys.kic(), keys.kid(), keys.checksumOctets());
    }

    /**
     * Whether a packet is protected enough.
     *
     * @param spi its security parameter indicator
     * @param kic its KIc octet
     * @param kid its KID octet
     * @param checksumOctets the length of its checksum
     */
    public boolean satisfiedBy(Spi spi, int kic, int kid, int checksumOctets) {
        return switch (this) {
            case NONE -> true;
            case CC -> checksummed(spi, kid, checksumOctets);
            case CC_ENC -> checksummed(spi, kid, checksumOctets) && spi.ciphered() && strong(kic);
        };
    }

    private static boolean checksummed(Spi spi, int kid, int checksumOctets) {
        boolean replayChecked = switch (spi.counterMode()) {
            case HIGHER, ONE_HIGHER -> true;
            case NONE, UNCHECKED -> false;
        };
        return replayChecked
                && spi.integrity() == Integrity.CRYPTOGRAPHIC_CHECKSUM
                && strong(kid)
                && checksumOctets == CardKeys.FULL_CHECKSUM_OCTETS;
    }

    private static boolean strong(int keyOctet) {
        return KeyAlgorithm.of(keyOctet)
                .map(algorithm -> switch (algorithm) {
                    case AES, TRIPLE_DES_TWO_KEYS, TRIPLE_DES_THREE_KEYS -> true;
                    case IMPLICIT, DES_CBC, DES_ECB -> false;
                })
                .orElse(false);
    }
}

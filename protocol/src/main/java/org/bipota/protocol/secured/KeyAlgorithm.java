package org.bipota.protocol.secured;

import java.util.Optional;

/** The low half of KIc and KID: which algorithm a key is for (TS 102 225 clauses 5.1.2 and 5.1.3). */
public enum KeyAlgorithm {
    /** 0: known implicitly by both sides; nothing can be ciphered or signed with it here. */
    IMPLICIT(0x0, 0, "no agreed algorithm"),
    /** 1: single DES in CBC mode, withdrawn by the standard, for old cards. */
    DES_CBC(0x1, 8, "DES CBC"),
    /** 2: AES, CBC as a cipher and CMAC as a checksum; keys of 16, 24 or 32 octets. */
    AES(0x2, 16, "AES"),
    /** 5: triple DES, outer CBC, two keys. */
    TRIPLE_DES_TWO_KEYS(0x5, 8, "3DES with two keys"),
    /** 9: triple DES, outer CBC, three keys. */
    TRIPLE_DES_THREE_KEYS(0x9, 8, "3DES with three keys"),
    /** D: single DES in ECB mode, withdrawn by the standard; a cipher only. */
    DES_ECB(0xD, 8, "DES ECB");

    private static final KeyAlgorithm[] BY_NIBBLE = new KeyAlgorithm[16];

    static {
        for (KeyAlgorithm algorithm : values()) {
            BY_NIBBLE[algorithm.nibble] = algorithm;
        }
    }

    private final int nibble;
    private final int blockOctets;
    private final String inWords;

    KeyAlgorithm(int nibble, int blockOctets, String inWords) {
        this.nibble = nibble;
        this.blockOctets = blockOctets;
        this.inWords = inWords;
    }

    /** The algorithm a KIc or KID octet names, or empty for a proprietary or reserved one. */
    public static Optional<KeyAlgorithm> of(int keyOctet) {
        return Optional.ofNullable(BY_NIBBLE[keyOctet & 0xF]);
    }

    /** The cipher's block, 8 or 16 octets; 0 for {@link #IMPLICIT}. */
    public int blockOctets() {
        return blockOctets;
    }

    /** Such as "3DES with two keys". */
    public String inWords() {
        return inWords;
    }

    /** Whether a key of this algorithm may have {@code octets} octets. */
    public boolean admitsKeyOctets(int octets) {
        return switch (this) {
            case IMPLICIT -> true;
            case DES_CBC, DES_ECB -> octets == 8;
            case TRIPLE_DES_TWO_KEYS -> octets == 16;
            case TRIPLE_DES_THREE_KEYS -> octets == 24;
            case AES -> octets == 16 || octets == 24 || octets == 32;
        };
    }
}

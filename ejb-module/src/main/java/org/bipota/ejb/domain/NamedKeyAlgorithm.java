package org.bipota.ejb.domain;

/** What a named key is used with. */
public enum NamedKeyAlgorithm {
    /** AES; keys of 16, 24 or 32 octets. */
    AES(16),
    /** Triple DES with two keys or three; keys of 16 or 24 octets. */
    DES3(8);

    private final int blockOctets;

    NamedKeyAlgorithm(int blockOctets) {
        this.blockOctets = blockOctets;
    }

    /** The cipher's block. */
    public int blockOctets() {
        return blockOctets;
    }

    /** Whether a key may have {@code octets} octets. */
    public boolean admitsKeyOctets(int octets) {
        return octets == 16 || octets == 24 || octets == 32 && this == AES;
    }
}

package org.bipota.benchmarks.packets;

/** The key sets measured. */
public enum Algorithm {
    /** 3DES in outer CBC with two keys; CBC-MAC of 8 octets. */
    TRIPLE_DES(0x15, "DESede", 8),
    /** AES-128 in CBC; CMAC of 8 octets. */
    AES_128(0x12, "AES", 16);

    private final int octet;
    private final String jceName;
    private final int blockOctets;

    Algorithm(int octet, String jceName, int blockOctets) {
        this.octet = octet;
        this.jceName = jceName;
        this.blockOctets = blockOctets;
    }

    /** KIc and KID. */
    int octet() {
        return octet;
    }

    /** As the Java runtime calls the cipher. */
    String jceName() {
        return jceName;
    }

    /** Its block. */
    int blockOctets() {
        return blockOctets;
    }
}

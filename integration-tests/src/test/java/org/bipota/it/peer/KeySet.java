package org.bipota.it.peer;

import java.util.Random;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.CardKeys;

/** The kinds of key sets that cards have: key set version 1 and an algorithm (TS 102 225 clauses 5.1.2, 5.1.3). */
public enum KeySet {
    /** 3DES in outer CBC with two keys. */
    TRIPLE_DES_TWO_KEYS(0x15, 16),
    /** 3DES in outer CBC with three keys. */
    TRIPLE_DES_THREE_KEYS(0x19, 24),
    /** AES in CBC with 128 bits, CMAC. */
    AES_128(0x12, 16),
    /** AES in CBC with 256 bits, CMAC. */
    AES_256(0x12, 32);

    private final int octet;
    private final int keyOctets;

    KeySet(int octet, int keyOctets) {
        this.octet = octet;
        this.keyOctets = keyOctets;
    }

    /** Keys of this kind that {@code seed} stands for. */
    public CardKeys keys(long seed) {
        Random random = new Random(seed);
        return new CardKeys(octet, random(random), octet, random(random));
    }

    private Octets random(Random random) {
        byte[] key = new byte[keyOctets];
        random.nextBytes(key);
        return Octets.of(key);
    }
}

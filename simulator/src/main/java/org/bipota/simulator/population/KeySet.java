package org.bipota.simulator.population;

import java.util.Random;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.CardKeys;

/** The algorithms a card may have, each with key version 1 (TS 102 225 clauses 5.1.2 and 5.1.3). */
public enum KeySet {
    /** Triple DES with two keys. */
    TRIPLE_DES_TWO_KEYS(0x15, 16),
    /** Triple DES with three keys. */
    TRIPLE_DES_THREE_KEYS(0x19, 24),
    /** AES and CMAC with 128 bits. */
    AES_128(0x12, 16),
    /** AES and CMAC with 256 bits. */
    AES_256(0x12, 32);

    private final int indicator;
    private final int keyOctets;

    KeySet(int indicator, int keyOctets) {
        this.indicator = indicator;
        this.keyOctets = keyOctets;
    }

    /** Keys that follow from {@code random}; good for a trial, never for a card in use. */
    public CardKeys generate(Random random) {
        return new CardKeys(indicator, key(random), indicator, key(random));
    }

    private Octets key(Random random) {
        byte[] key = new byte[keyOctets];
        random.nextBytes(key);
        return Octets.of(key);
    }
}

package org.bipota.protocol.secured;

import org.bipota.protocol.Octets;

/**
 * Security parameter indicator (TS 102 225 clause 5.1.1): how a command packet is protected, and how its response shall be.
 *
 * @param first command security: 000, counter mode (2 bits), ciphering (1), integrity (2)
 * @param second response: 00, by SMS-SUBMIT (1), ciphering (1), integrity (2), proof of receipt (2)
 */
public record Spi(int first, int second) {

    private static final CounterMode[] COUNTER_MODES = CounterMode.values();
    private static final Integrity[] INTEGRITIES = Integrity.values();
    private static final PorMode[] POR_MODES = PorMode.values();

    /** Checks that both are octets; reserved bits are kept as they are and ignored. */
    public Spi {
        if ((first | second) >> 8 != 0) {
            throw new IllegalArgumentException("SPI " + first + ", " + second + ": allowed are 0 to 255");
        }
    }

    /** The SPI written as four hexadecimal digits, such as {@code 163A}. */
    public static Spi ofHex(String hex) {
        Octets octets = Octets.ofHex(hex);
        if (octets.length() != 2) {
            throw new IllegalArgumentException("SPI " + hex + ": allowed are two octets");
        }
        return new Spi(octets.at(0), octets.at(1));
    }

    /** What the card does with the counter. */
    public CounterMode counterMode() {
        return COUNTER_MODES[first >> 3 & 3];
    }

    /** How the command proves that it is unchanged. */
    public Integrity integrity() {
        return INTEGRITIES[first & 3];
    }

    /** Whether the command is ciphered. */
    public boolean ciphered() {
        return (first & 4) != 0;
    }

    /** When a proof of receipt is wanted. */
    public PorMode porMode() {
        return POR_MODES[second & 3];
    }

    /** How the response proves that it is unchanged. */
    public Integrity porIntegrity() {
        return INTEGRITIES[second >> 2 & 3];
    }

    /** Whether the response is ciphered. */
    public boolean porCiphered() {
        return (second & 0x10) != 0;
    }

    /** Whether the response comes as SMS-SUBMIT rather than in the delivery report; without meaning on a channel. */
    public boolean porBySubmit() {
        return (second & 0x20) != 0;
    }

    /** Four hexadecimal digits. */
    public String toHex() {
        return Octets.ofOctets(first, second).toHex();
    }

    @Override
    public String toString() {
        return toHex();
    }
}

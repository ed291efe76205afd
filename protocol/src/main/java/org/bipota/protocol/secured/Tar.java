package org.bipota.protocol.secured;

import org.bipota.protocol.Octets;

/**
 * Toolkit application reference: which application of the card is addressed (TS 101 220 annex D).
 *
 * @param value 3 octets
 */
public record Tar(Octets value) {

    /** Checks the length. */
    public Tar {
        if (value.length() != 3) {
            throw new IllegalArgumentException("TAR of " + value.length() + " octets, allowed are 3");
        }
    }

    /** The TAR written as six hexadecimal digits, such as {@code 424950}. */
    public static Tar ofHex(String hex) {
        return new Tar(Octets.ofHex(hex));
    }

    /** Six hexadecimal digits. */
    public String toHex() {
        return value.toHex();
    }

    @Override
    public String toString() {
        return toHex();
    }
}

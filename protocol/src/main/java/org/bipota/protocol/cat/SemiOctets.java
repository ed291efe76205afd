package org.bipota.protocol.cat;

import org.bipota.protocol.Octets;

/** Digits in swapped pairs: the first of each pair is in the low half of its octet. */
final class SemiOctets {

    private SemiOctets() {
    }

    /** The semi-octet at {@code index}, 0 to 15. */
    static int at(Octets octets, int index) {
        return octets.at(index / 2) >> 4 * (index % 2) & 0xF;
    }

    /** The semi-octets from {@code from} to before {@code to} as decimal digits. */
    static String digits(Octets octets, int from, int to) {
        StringBuilder digits = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            digits.append((char) ('0' + at(octets, i)));
        }
        return digits.toString();
    }
}

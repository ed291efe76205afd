package org.bipota.simulator.card;

import org.bipota.protocol.Octets;

/**
 * A command APDU of the short forms (ISO/IEC 7816-3 clause 12.1.3).
 *
 * @param expected how many octets of response are wanted, 1 to 256; 0 when none are
 */
record CommandApdu(int cla, int ins, int p1, int p2, Octets data, int expected) {

    private static final int HEADER_OCTETS = 5;
    private static final int MAX_EXPECTED = 256;

    /**
     * Takes an APDU apart. An octet behind the header with nothing behind it is Le; IllegalArgumentException when Lc and the
     * data do not agree.
     */
    static CommandApdu parse(byte[] apdu) {
        Octets octets = Octets.of(apdu);
        if (octets.length() < HEADER_OCTETS - 1) {
            throw new IllegalArgumentException("APDU of " + octets.length() + " octets: at least 4 are needed");
        }
        int p3 = octets.length() < HEADER_OCTETS ? 0 : octets.at(HEADER_OCTETS - 1);
        if (octets.length() <= HEADER_OCTETS) {
            int expected = octets.length() < HEADER_OCTETS ? 0 : p3 == 0 ? MAX_EXPECTED : p3;
            return of(octets, Octets.EMPTY, expected);
        }
        int end = HEADER_OCTETS + p3;
        if (octets.length() < end || octets.length() > end + 1) {
            throw new IllegalArgumentException("APDU of " + octets.length() + " octets with Lc " + p3);
        }
        int expected = octets.length() == end ? 0 : octets.at(end) == 0 ? MAX_EXPECTED : octets.at(end);
        return of(octets, octets.slice(HEADER_OCTETS, end), expected);
    }

    private static CommandApdu of(Octets octets, Octets data, int expected) {
        return new CommandApdu(octets.at(0), octets.at(1), octets.at(2), octets.at(3), data, expected);
    }

    /** The logical channel, 0 to 3. */
    int channel() {
        return cla & 3;
    }
}

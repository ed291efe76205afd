package org.bipota.protocol.secured;

import org.bipota.protocol.Octets;

/**
 * A command packet (TS 102 225 clause 5.1), deciphered.
 *
 * @param spi how it is protected, and how its response shall be
 * @param kic the ciphering key's octet, 0 to 255
 * @param kid the checksum key's octet, 0 to 255
 * @param tar the application it is for
 * @param counter CNTR, 0 to 2^40 - 1
 * @param data the secured data without padding
 */
public record CommandPacket(Spi spi, int kic, int kid, Tar tar, long counter, Octets data) {

    /** The highest counter; a card that stored it accepts no further packet. */
    public static final long MAX_COUNTER = (1L << 40) - 1;

    /** Checks the ranges. */
    public CommandPacket {
        if ((kic | kid) >> 8 != 0) {
            throw new IllegalArgumentException("KIc " + kic + ", KID " + kid + ": allowed are 0 to 255");
        }
        if (counter < 0 || counter > MAX_COUNTER) {
            throw new IllegalArgumentException("counter " + counter + ": allowed are 0 to 2^40 - 1");
        }
    }

    /** A packet that names the keys of {@code keys}. */
    public static CommandPacket of(Spi spi, CardKeys keys, Tar tar, long counter, Octets data) {
        return new CommandPacket(spi, keys.kic(), keys.kid(), tar, counter, data);
    }

    /** The data may hold secrets, so only its length is shown. */
    @Override
    public String toString() {
        return "CommandPacket[spi=" + spi + ", tar=" + tar + ", counter=" + counter + ", octets=" + data.length() + ']';
    }
}

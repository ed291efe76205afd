package org.bipota.protocol.secured;

import org.bipota.protocol.Octets;

/**
 * A response packet (TS 102 225 clause 5.2), deciphered: the proof of receipt.
 *
 * @param tar the application that answers
 * @param counter the command's CNTR, 0 to 2^40 - 1
 * @param status what became of the command
 * @param data the additional response data without padding
 * @param plainFallback whether it came unprotected although the command asked for protection. A card that cannot
 *     verify a command has no other way to answer; but so can anybody, and it must not be believed further than an
 *     error report is worth
 */
public record ResponsePacket(Tar tar, long counter, ResponseStatus status, Octets data, boolean plainFallback) {

    /** Checks the counter. */
    public ResponsePacket {
        if (counter < 0 || counter > CommandPacket.MAX_COUNTER) {
            throw new IllegalArgumentException("counter " + counter + ": allowed are 0 to 2^40 - 1");
        }
    }

    /** A response protected as the command asked. */
    public ResponsePacket(Tar tar, long counter, ResponseStatus status, Octets data) {
        this(tar, counter, status, data, false);
    }
}

package org.bipota.simulator.card;

import org.bipota.protocol.Octets;

/**
 * What the card answers to ENVELOPE.
 *
 * @param statusWord 9000 done, 9300 busy, 6F00 refused
 * @param data the response data: a response packet behind its user data header, or empty
 */
public record EnvelopeAnswer(int statusWord, Octets data) {

    static final EnvelopeAnswer BUSY = new EnvelopeAnswer(0x9300, Octets.EMPTY);
    static final EnvelopeAnswer DONE = new EnvelopeAnswer(0x9000, Octets.EMPTY);
    static final EnvelopeAnswer REFUSED = new EnvelopeAnswer(0x6F00, Octets.EMPTY);
}

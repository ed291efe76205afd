package org.bipota.ejb.application;

import org.bipota.protocol.Octets;

/**
 * A push was made whose card will present this.
 *
 * @param identification the push's token, or the ICCID of a card whose operating system takes the push
 */
public record CardExpected(Octets identification) {

    /** Without the identification, which is the key to a channel. */
    @Override
    public String toString() {
        return "CardExpected";
    }
}

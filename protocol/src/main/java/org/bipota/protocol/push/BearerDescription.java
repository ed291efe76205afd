package org.bipota.protocol.push;

import org.bipota.protocol.Octets;

/**
 * Bearer description (TS 102 223 clause 8.52).
 *
 * @param type 01 circuit switched, 02 packet service, 03 default bearer, 0B E-UTRAN
 * @param parameters as the type has them, 0 to 254 octets
 */
public record BearerDescription(int type, Octets parameters) {

    /** The terminal's default bearer for the transport asked for. */
    public static final BearerDescription DEFAULT_BEARER = new BearerDescription(0x03, Octets.EMPTY);

    /** Checks the ranges. */
    public BearerDescription {
        if (type < 0 || type > 0xFF || parameters.length() > 254) {
            throw new IllegalArgumentException("bearer type " + type + " with " + parameters.length() + " octets");
        }
    }

    Octets value() {
        return Octets.ofOctets(type).concat(parameters);
    }
}

package org.bipota.protocol.sms;

import org.bipota.protocol.Octets;

/**
 * One element of a user data header (TS 23.040 clause 9.2.3.24).
 *
 * @param id information element identifier, 0 to 255
 * @param data 0 to 253 octets
 */
public record InformationElement(int id, Octets data) {

    /** 8-bit concatenation. */
    public static final int CONCATENATION = 0x00;
    /** 16-bit concatenation. */
    public static final int WIDE_CONCATENATION = 0x08;
    /** A command packet follows. */
    public static final int COMMAND_PACKET = 0x70;
    /** A response packet follows. */
    public static final int RESPONSE_PACKET = 0x71;

    /** Checks the ranges. */
    public InformationElement {
        if (id < 0 || id > 0xFF || data.length() > 253) {
            throw new IllegalArgumentException("information element " + id + " of " + data.length() + " octets");
        }
    }
}

package org.bipota.ejb.application;

import org.bipota.protocol.Octets;

/** Where it is told which cards are about to connect. */
public interface ExpectedCards {

    /**
     * A push with this identification data, or to the card with this ICCID, is being stored; the card may present it as soon as
     * the caller's transaction is committed.
     */
    void expect(Octets identification);
}

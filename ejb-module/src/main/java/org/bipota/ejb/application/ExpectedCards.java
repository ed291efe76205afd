package org.bipota.ejb.application;

import org.bipota.protocol.Octets;

/** Where it is told which cards are about to connect. */
public interface ExpectedCards {

    /** A push with this identification data is stored; the card will present it once the caller's transaction commits. */
    void expect(Octets identification);
}

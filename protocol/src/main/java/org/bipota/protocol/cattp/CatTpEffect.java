package org.bipota.protocol.cattp;

import org.bipota.protocol.Octets;

/** What a connection wants done, in this order. */
public sealed interface CatTpEffect {

    /** Send this PDU to the peer. */
    record Transmit(CatTpPdu pdu) implements CatTpEffect {
    }

    /** The handshake is complete; comes once. */
    record Opened() implements CatTpEffect {
    }

    /** An SDU came whole and in order. */
    record Deliver(Octets sdu) implements CatTpEffect {
    }

    /**
     * The connection has ended; comes once, and no {@link Deliver} after it.
     *
     * @param normal whether it ended with reason "normal end"
     * @param reason in words
     */
    record Closed(boolean normal, String reason) implements CatTpEffect {
    }

    /** The state changed; for logs. */
    record Changed(CatTpState from, CatTpState to, String reason) implements CatTpEffect {
    }
}

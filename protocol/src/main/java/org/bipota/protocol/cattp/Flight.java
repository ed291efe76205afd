package org.bipota.protocol.cattp;

import org.bipota.protocol.Octets;

/** A PDU that was sent and is not acknowledged in order yet; its acknowledgement number and window are added anew each time it is sent. */
final class Flight {

    final int sequence;
    /** Empty: a NUL. */
    final Octets data;
    final boolean segmented;
    /** Named by an EACK: not to be sent again. */
    boolean receivedOutOfOrder;
    /** Whether it was sent again last because the peer's answers showed it to be lost, and not because time had passed. */
    boolean takenForLost;
    int transmissions;
    /** When it was sent last. */
    long sentNanos;
    /** Its place in the order of all transmissions, of the last time it was sent. */
    long order;

    Flight(int sequence, Octets data, boolean segmented) {
        this.sequence = sequence;
        this.data = data;
        this.segmented = segmented;
    }

    boolean isNul() {
        return data.isEmpty();
    }
}

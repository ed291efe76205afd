package org.bipota.smpp.submit;

import java.io.IOException;

/** Where segments leave: a bound session that may transmit. */
public interface SegmentSender {

    /** A sequence number no other request of this session has. */
    int nextSequence();

    /**
     * Writes a segment and returns without waiting for its answer.
     *
     * @throws UnsendableSegmentException when a field of it does not fit the PDU; nothing was written
     * @throws IOException when the link broke; the SMSC may or may not have it
     */
    void send(int sequence, Segment segment) throws UnsendableSegmentException, IOException;
}

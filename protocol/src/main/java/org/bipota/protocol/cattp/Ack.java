package org.bipota.protocol.cattp;

/**
 * ACK without data: acknowledges, and consumes no sequence number.
 *
 * @param sourcePort the sender's CAT_TP port
 * @param destinationPort the receiver's CAT_TP port
 * @param sequence the number the sender will use next
 * @param acknowledgement the last number received in order
 * @param window how many PDUs the sender takes beyond it
 */
public record Ack(int sourcePort, int destinationPort, int sequence, int acknowledgement, int window) implements CatTpPdu {

    /** Checks the ranges. */
    public Ack {
        Bounds.header(sourcePort, destinationPort, sequence, acknowledgement, window);
    }

    @Override
    public boolean acknowledges() {
        return true;
    }
}

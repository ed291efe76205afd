package org.bipota.protocol.cattp;

/**
 * NUL: asks for a sign of life. It consumes a sequence number and is acknowledged at once.
 *
 * @param sourcePort the sender's CAT_TP port
 * @param destinationPort the receiver's CAT_TP port
 * @param sequence its sequence number
 * @param acknowledgement the last number received in order
 * @param window how many PDUs the sender takes beyond it
 */
public record Nul(int sourcePort, int destinationPort, int sequence, int acknowledgement, int window) implements CatTpPdu {

    /** Checks the ranges. */
    public Nul {
        Bounds.header(sourcePort, destinationPort, sequence, acknowledgement, window);
    }

    @Override
    public boolean acknowledges() {
        return true;
    }
}

package org.bipota.protocol.cattp;

import org.bipota.protocol.Octets;

/**
 * ACK with data: an SDU or a segment of one.
 *
 * @param sourcePort the sender's CAT_TP port
 * @param destinationPort the receiver's CAT_TP port
 * @param sequence its sequence number
 * @param acknowledgement the last number received in order
 * @param window how many PDUs the sender takes beyond it
 * @param segmented the SEG bit: the next PDU in sequence continues the same SDU
 * @param data at least one octet
 */
public record Data(int sourcePort, int destinationPort, int sequence, int acknowledgement, int window, boolean segmented,
        Octets data) implements CatTpPdu {

    /** Checks the ranges. */
    public Data {
        Bounds.header(sourcePort, destinationPort, sequence, acknowledgement, window);
        Bounds.within(data.length(), 1, 0xFFFF, "length of the data");
    }

    @Override
    public boolean acknowledges() {
        return true;
    }
}

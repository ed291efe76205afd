package org.bipota.protocol.cattp;

import java.util.List;
import org.bipota.protocol.Octets;

/**
 * Extended ACK: acknowledges in order, and names what came out of order. It may carry data, and then it is a data PDU
 * like {@link Data}.
 *
 * @param sourcePort the sender's CAT_TP port
 * @param destinationPort the receiver's CAT_TP port
 * @param sequence its sequence number, or the next to be used when it has no data
 * @param acknowledgement the last number received in order
 * @param window how many PDUs the sender takes beyond it
 * @param received 1 to 118 sequence numbers received out of order
 * @param segmented the SEG bit; false without data
 * @param data may be empty
 */
public record Eack(int sourcePort, int destinationPort, int sequence, int acknowledgement, int window,
        List<Integer> received, boolean segmented, Octets data) implements CatTpPdu {

    /** Checks the ranges. */
    public Eack {
        Bounds.header(sourcePort, destinationPort, sequence, acknowledgement, window);
        Bounds.within(data.length(), 0, 0xFFFF, "length of the data");
        received = List.copyOf(received);
        Bounds.within(received.size(), 1, MAX_EXTENDED_ACKNOWLEDGEMENTS, "count of extended acknowledgements");
        received.forEach(number -> Bounds.uint16(number, "extended acknowledgement"));
        if (segmented && data.isEmpty()) {
            throw new IllegalArgumentException("a segment needs data");
        }
    }

    @Override
    public boolean acknowledges() {
        return true;
    }
}

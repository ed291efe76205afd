package org.bipota.protocol.cattp;

/**
 * A PDU that is whole and carries the right checksum, but that this version cannot take: another version, a set of flags
 * without meaning, or a variable part that does not fit its flags. Known enough to be answered with RST; never sent.
 *
 * @param sourcePort the sender's CAT_TP port
 * @param destinationPort the receiver's CAT_TP port
 * @param sequence its sequence number
 * @param acknowledges whether the ACK bit is set
 * @param acknowledgement its acknowledgement number
 * @param window its window size
 * @param answer the reason to refuse it with
 */
public record Unacceptable(int sourcePort, int destinationPort, int sequence, boolean acknowledges, int acknowledgement,
        int window, RstReason answer) implements CatTpPdu {

    /** Checks the ranges. */
    public Unacceptable {
        Bounds.header(sourcePort, destinationPort, sequence, acknowledgement, window);
    }
}

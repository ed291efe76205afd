package org.bipota.protocol.cattp;

/**
 * RST: ends or refuses a connection. It is neither acknowledged nor repeated nor answered.
 *
 * @param sourcePort the sender's CAT_TP port
 * @param destinationPort the receiver's CAT_TP port
 * @param sequence the number the sender would have used next
 * @param acknowledges the ACK bit; some peers fill the number and leave the bit clear
 * @param acknowledgement the last number received in order
 * @param reasonCode why, 0 to 255; see {@link RstReason}
 */
public record Rst(int sourcePort, int destinationPort, int sequence, boolean acknowledges, int acknowledgement,
        int reasonCode) implements CatTpPdu {

    /** Checks the ranges. */
    public Rst {
        Bounds.header(sourcePort, destinationPort, sequence, acknowledgement, 0);
        Bounds.within(reasonCode, 0, 0xFF, "reason code");
    }

    /** An RST with a reason the standard names. */
    public Rst(int sourcePort, int destinationPort, int sequence, boolean acknowledges, int acknowledgement,
            RstReason reason) {
        this(sourcePort, destinationPort, sequence, acknowledges, acknowledgement, reason.code());
    }

    @Override
    public int window() {
        return 0;
    }
}

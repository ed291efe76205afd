package org.bipota.protocol.cattp;

/**
 * The states LISTEN and CLOSED of a server port: what becomes of a PDU that belongs to no connection. Pure; it keeps
 * nothing.
 */
public final class CatTpListener {

    private static final int SMALLEST_PDU_WITH_DATA = CatTpPdu.HEADER_OCTETS + 1;

    private final int port;

    /** A listener on one CAT_TP port, 0 to 65535. */
    public CatTpListener(int port) {
        Bounds.uint16(port, "CAT_TP port");
        this.port = port;
    }

    /** What to do with a PDU. */
    public sealed interface Outcome {

        /** A good SYN: the application decides about its identification data. */
        record Ask(Syn syn) implements Outcome {
        }

        /** Answer with this. */
        record Refuse(Rst rst) implements Outcome {
        }

        /** Drop it. */
        record Ignore() implements Outcome {
        }
    }

    /** Decides about a PDU. */
    public Outcome onPdu(CatTpPdu pdu) {
        if (pdu instanceof Rst) {
            return new Outcome.Ignore();
        }
        if (pdu instanceof Unacceptable bad) {
            return new Outcome.Refuse(refusal(pdu, bad.answer()));
        }
        if (pdu.destinationPort() != port) {
            return new Outcome.Refuse(refusal(pdu, RstReason.PORT_NOT_AVAILABLE));
        }
        if (!(pdu instanceof Syn syn)) {
            return new Outcome.Refuse(refusal(pdu, RstReason.UNEXPECTED_PDU));
        }
        boolean roomForData = syn.maxPduOctets() == 0 || syn.maxPduOctets() >= SMALLEST_PDU_WITH_DATA;
        return roomForData ? new Outcome.Ask(syn) : new Outcome.Refuse(refusal(syn, RstReason.SETUP_FAILED));
    }

    /**
     * The RST that answers a PDU of no connection (RFC 908 section 4.5): in sequence for a sender that acknowledged
     * something, otherwise number 0 with an acknowledgement of what came.
     */
    public static Rst refusal(CatTpPdu pdu, RstReason reason) {
        if (pdu.acknowledges()) {
            return new Rst(pdu.destinationPort(), pdu.sourcePort(), SequenceNumbers.next(pdu.acknowledgement()), false, 0,
                    reason);
        }
        return new Rst(pdu.destinationPort(), pdu.sourcePort(), 0, true, pdu.sequence(), reason);
    }
}

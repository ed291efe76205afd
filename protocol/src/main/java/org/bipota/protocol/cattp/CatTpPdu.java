package org.bipota.protocol.cattp;

/**
 * One CAT_TP PDU (TS 102 127). All numbers are unsigned 16-bit values. {@link Syn}, {@link SynAck}, {@link Data},
 * {@link Nul} and an {@link Eack} with data consume one sequence number each; the others carry the next number to be used
 * and consume none.
 */
public sealed interface CatTpPdu permits Syn, SynAck, Ack, Data, Eack, Nul, Rst, Unacceptable {

    /** Octets of the header without its variable part. */
    int HEADER_OCTETS = 18;

    /** The largest header, since its length is one octet. */
    int MAX_HEADER_OCTETS = 255;

    /** The most identification data that a SYN holds. */
    int MAX_IDENTIFICATION_OCTETS = 232;

    /** The most sequence numbers that an EACK lists. */
    int MAX_EXTENDED_ACKNOWLEDGEMENTS = 118;

    /** The sender's CAT_TP port. */
    int sourcePort();

    /** The receiver's CAT_TP port. */
    int destinationPort();

    /** The sequence number. */
    int sequence();

    /** Whether the ACK bit is set, that is whether {@link #acknowledgement} counts. */
    boolean acknowledges();

    /** The last sequence number that the sender received in order. */
    int acknowledgement();

    /** How many PDUs the sender takes beyond the acknowledged one. */
    int window();
}

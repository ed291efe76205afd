package org.bipota.protocol.cattp;

import org.bipota.protocol.Octets;

/**
 * SYN: asks for a connection.
 *
 * @param sourcePort the sender's CAT_TP port
 * @param destinationPort the receiver's CAT_TP port
 * @param sequence the sender's initial sequence number
 * @param window how many PDUs the sender takes at once
 * @param maxPduOctets the largest PDU the sender can receive, header included; 0 when it does not say
 * @param maxSduOctets the largest SDU the sender can receive; 0 when it does not say
 * @param identification identification data, 0 to 232 octets
 */
public record Syn(int sourcePort, int destinationPort, int sequence, int window, int maxPduOctets, int maxSduOctets,
        Octets identification) implements CatTpPdu {

    /** Checks the ranges. */
    public Syn {
        Bounds.header(sourcePort, destinationPort, sequence, 0, window);
        Bounds.synchronisation(maxPduOctets, maxSduOctets, identification);
    }

    @Override
    public boolean acknowledges() {
        return false;
    }

    @Override
    public int acknowledgement() {
        return 0;
    }
}

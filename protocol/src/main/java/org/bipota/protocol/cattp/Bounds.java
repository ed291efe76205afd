package org.bipota.protocol.cattp;

import org.bipota.protocol.Octets;

/** The ranges of header fields; what lies outside is the caller's mistake. */
final class Bounds {

    private Bounds() {
    }

    /** Demands an unsigned 16-bit value. */
    static void uint16(int value, String field) {
        within(value, 0, 0xFFFF, field);
    }

    /** Demands the header fields that every PDU carries. */
    static void header(int sourcePort, int destinationPort, int sequence, int acknowledgement, int window) {
        uint16(sourcePort, "source port");
        uint16(destinationPort, "destination port");
        uint16(sequence, "sequence number");
        uint16(acknowledgement, "acknowledgement number");
        uint16(window, "window size");
    }

    /** Demands a value from {@code low} to {@code high}. */
    static void within(int value, int low, int high, String field) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(field + " " + value + " is not " + low + " to " + high);
        }
    }

    /** Demands the variable part of SYN and SYN ACK. */
    static void synchronisation(int maxPduOctets, int maxSduOctets, Octets identification) {
        uint16(maxPduOctets, "maximum PDU size");
        uint16(maxSduOctets, "maximum SDU size");
        within(identification.length(), 0, CatTpPdu.MAX_IDENTIFICATION_OCTETS, "length of the identification data");
    }
}

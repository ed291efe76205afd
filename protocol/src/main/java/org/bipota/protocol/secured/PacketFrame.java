package org.bipota.protocol.secured;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * The identifier and length fields in front of a packet (TS 102 225 clause 5, TS 31.115 clause 4).
 *
 * <pre>
 * SMS-PP        | CPL or RPL (2)                          | CHL or RHL (1)   |
 * CAT_TP, TCP   | CPI 01 or RPI 02 | CPL or RPL (BER 1..4) | CHL or RHL (BER) |
 * </pre>
 */
enum PacketFrame {
    COMMAND(0x01, "CPI", "CPL", "CHL"),
    RESPONSE(0x02, "RPI", "RPL", "RHL");

    private static final int MAX_PACKET_LENGTH = 0xFFFF;

    private final int identifier;
    private final String identifierName;
    private final String packetLengthName;
    private final String headerLengthName;

    PacketFrame(int identifier, String identifierName, String packetLengthName, String headerLengthName) {
        this.identifier = identifier;
        this.identifierName = identifierName;
        this.packetLengthName = packetLengthName;
        this.headerLengthName = headerLengthName;
    }

    /** The name of the header length field. */
    String headerLengthName() {
        return headerLengthName;
    }

    /** Reads up to and with the header length, which is returned; the packet length must tell exactly what is left. */
    int read(OctetReader reader, PacketTransport transport) throws ProtocolException {
        int length;
        int before;
        if (transport.shortMessage()) {
            before = reader.offset();
            length = reader.uint16(packetLengthName);
        } else {
            int found = reader.octet(identifierName);
            if (found != identifier) {
                throw reader.fault(Code.VALUE, identifierName, 1, "is " + found + ", expected is " + identifier);
            }
            before = reader.offset();
            length = reader.berLength(packetLengthName);
        }
        if (length != reader.remaining()) {
            Code code = length > reader.remaining() ? Code.TRUNCATED : Code.LENGTH;
            throw new ProtocolException(code, packetLengthName, before, "says " + length + " octets, " + reader.remaining() + " are left");
        }
        return transport.shortMessage() ? reader.octet(headerLengthName) : reader.berLength(headerLengthName);
    }

    /**
     * Writes up to and with the header length.
     *
     * @param header what the header length counts
     * @param behind the octets behind the header, padding included
     */
    void write(OctetWriter writer, PacketTransport transport, int header, int behind) {
        int length = 1 + header + behind;
        if (length > MAX_PACKET_LENGTH) {
            throw new IllegalArgumentException("packet of " + length + " octets, allowed are " + MAX_PACKET_LENGTH);
        }
        if (transport.shortMessage()) {
            writer.uint16(length).octet(header);
        } else {
            writer.octet(identifier).berLength(length).berLength(header);
        }
    }
}

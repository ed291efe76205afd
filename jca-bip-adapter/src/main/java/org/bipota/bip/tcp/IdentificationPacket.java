package org.bipota.bip.tcp;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/** The first packet of a card: 03, BER length, then the channel data TLV 36 (or B6) with the identification data. */
final class IdentificationPacket {

    private static final int IDENTIFIER = 0x03;
    private static final int CHANNEL_DATA = 0x36;
    private static final int MAX_IDENTIFICATION_OCTETS = 232;

    private IdentificationPacket() {
    }

    /** The identification data, 0 to 232 octets. */
    static Octets identification(Octets packet) throws ProtocolException {
        OctetReader reader = new OctetReader(packet);
        int identifier = reader.octet("packet identifier");
        if (identifier != IDENTIFIER) {
            throw reader.fault(Code.VALUE, "packet identifier", 1, identifier + " is no identification packet");
        }
        reader.berLength("packet length");
        int tag = reader.octet("identification tag");
        if ((tag & 0x7F) != CHANNEL_DATA) {
            throw reader.fault(Code.VALUE, "identification tag", 1, tag + " is not 36 or B6 (hexadecimal)");
        }
        int length = reader.berLength("identification length");
        if (length > MAX_IDENTIFICATION_OCTETS) {
            throw reader.fault(Code.LENGTH, "identification length", 1, length + " is above " + MAX_IDENTIFICATION_OCTETS);
        }
        Octets identification = reader.octets(length, "identification data");
        reader.end("identification packet");
        return identification;
    }
}

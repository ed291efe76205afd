package org.bipota.protocol.push;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * What a card sends first over TCP (TS 102 225 clause 5): {@code 03 | BER length | 36 | length | identification data}.
 *
 * @param identificationData 1 to 232 octets
 */
public record IdentificationPacket(Octets identificationData) {

    /** The first octet. */
    public static final int IDENTIFIER = 0x03;

    /** Checks the length. */
    public IdentificationPacket {
        if (!wellFormed(identificationData)) {
            throw new IllegalArgumentException("identification data of " + identificationData.length() + " octets, allowed are 1 to 232");
        }
    }

    /** Reads a whole packet. */
    public static IdentificationPacket parse(Octets packet) throws ProtocolException {
        OctetReader reader = new OctetReader(packet);
        int identifier = reader.octet("identification packet identifier");
        if (identifier != IDENTIFIER) {
            throw reader.fault(Code.VALUE, "identification packet identifier", 1, "is " + identifier + ", expected is 3");
        }
        OctetReader content = reader.part(reader.berLength("identification packet length"), "identification packet");
        reader.end("identification packet");
        ComprehensionTlv object = ComprehensionTlv.read(content, "identification data");
        content.end("identification data");
        if (object.tag() != CatTag.CHANNEL_DATA || !wellFormed(object.value())) {
            throw content.fault(Code.VALUE, "identification data", 0, "expected is an object 36 of 1 to 232 octets");
        }
        return new IdentificationPacket(object.value());
    }

    /** This packet's octets. */
    public Octets encode() {
        OctetWriter content = new OctetWriter();
        ComprehensionTlv.of(CatTag.CHANNEL_DATA, identificationData).write(content);
        Octets octets = content.toOctets();
        return new OctetWriter().octet(IDENTIFIER).berLength(octets.length()).octets(octets).toOctets();
    }

    private static boolean wellFormed(Octets identification) {
        return !identification.isEmpty() && identification.length() <= SendIdentificationPacket.MAX_IDENTIFICATION;
    }
}

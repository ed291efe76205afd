package org.bipota.protocol.tlv;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * A BER-TLV data object.
 *
 * @param tag the tag's one to three octets as a number, such as E1 or 9F01
 * @param value 0 to 16777215 octets
 */
public record BerTlv(int tag, Octets value) {

    /** Checks the tag: one octet, or more when its low five bits are all 1. */
    public BerTlv {
        boolean wellFormed = tag > 0 && tag <= 0xFF ? (tag & 0x1F) != 0x1F
                : tag <= 0xFFFF ? (tag >> 8 & 0x1F) == 0x1F && (tag & 0x80) == 0
                : tag <= 0xFFFFFF && (tag >> 16 & 0x1F) == 0x1F && (tag & 0x8080) == 0x8000;
        if (!wellFormed) {
            throw new IllegalArgumentException("tag " + Integer.toHexString(tag) + " is no BER tag of one to three octets");
        }
    }

    /** Reads the object that begins at the reader's position. */
    public static BerTlv read(OctetReader reader, String field) throws ProtocolException {
        int tag = reader.octet(field + " tag");
        if (tag == 0) {
            throw reader.fault(Code.VALUE, field + " tag", 1, "tag 00 is reserved");
        }
        if ((tag & 0x1F) == 0x1F) {
            tag = tag << 8 | reader.octet(field + " tag");
            if ((tag & 0x80) != 0) {
                tag = tag << 8 | reader.octet(field + " tag");
                if ((tag & 0x80) != 0) {
                    throw reader.fault(Code.UNSUPPORTED, field + " tag", 3, "tags of more than three octets");
                }
            }
        }
        int length = reader.berLength(field + " length");
        return new BerTlv(tag, reader.octets(length, field + " value"));
    }

    /** Reads objects until nothing is left. */
    public static List<BerTlv> readAll(OctetReader reader, String field) throws ProtocolException {
        List<BerTlv> objects = new ArrayList<>();
        while (reader.hasMore()) {
            objects.add(read(reader, field));
        }
        return objects;
    }

    /** Appends this object. */
    public void write(OctetWriter writer) {
        if (tag > 0xFFFF) {
            writer.uint24(tag);
        } else if (tag > 0xFF) {
            writer.uint16(tag);
        } else {
            writer.octet(tag);
        }
        writer.berLength(value.length()).octets(value);
    }

    /** This object's octets. */
    public Octets encode() {
        OctetWriter writer = new OctetWriter(value.length() + 7);
        write(writer);
        return writer.toOctets();
    }
}

package org.bipota.protocol.tlv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * A COMPREHENSION-TLV data object (TS 101 220 clause 7.1.1.2).
 *
 * @param tag the tag without the comprehension required bit: 01 to 7E in one octet, 0080 to 7FFF in the three-octet form
 * @param comprehensionRequired whether a receiver that does not know the tag has to give up
 * @param value 0 to 16777215 octets
 */
public record ComprehensionTlv(int tag, boolean comprehensionRequired, Octets value) {

    private static final int EXTENDED = 0x7F;

    /** Checks the tag. */
    public ComprehensionTlv {
        if (tag < 1 || tag == EXTENDED || tag > 0x7FFF) {
            throw new IllegalArgumentException("tag " + Integer.toHexString(tag) + " is no COMPREHENSION-TLV tag");
        }
    }

    /** An object whose comprehension is not required. */
    public static ComprehensionTlv of(int tag, Octets value) {
        return new ComprehensionTlv(tag, false, value);
    }

    /** An object whose comprehension is required. */
    public static ComprehensionTlv required(int tag, Octets value) {
        return new ComprehensionTlv(tag, true, value);
    }

    /** Reads the object that begins at the reader's position. */
    public static ComprehensionTlv read(OctetReader reader, String field) throws ProtocolException {
        int first = reader.octet(field + " tag");
        int tag = first & 0x7F;
        boolean required = (first & 0x80) != 0;
        if (tag == 0 || first == 0xFF) {
            throw reader.fault(Code.VALUE, field + " tag", 1, "tag " + Integer.toHexString(first) + " is reserved");
        }
        if (first == EXTENDED) {
            int extended = reader.uint16(field + " tag");
            tag = extended & 0x7FFF;
            required = (extended & 0x8000) != 0;
            if (tag <= EXTENDED) {
                throw reader.fault(Code.VALUE, field + " tag", 3, "three-octet form of a tag that needs one octet");
            }
        }
        int length = reader.berLength(field + " length");
        return new ComprehensionTlv(tag, required, reader.octets(length, field + " value"));
    }

    /** Reads objects until nothing is left. */
    public static List<ComprehensionTlv> readAll(OctetReader reader, String field) throws ProtocolException {
        List<ComprehensionTlv> objects = new ArrayList<>();
        while (reader.hasMore()) {
            objects.add(read(reader, field));
        }
        return objects;
    }

    /** The first object with {@code tag}, whatever its comprehension required bit. */
    public static Optional<ComprehensionTlv> first(List<ComprehensionTlv> objects, int tag) {
        for (ComprehensionTlv object : objects) {
            if (object.tag == tag) {
                return Optional.of(object);
            }
        }
        return Optional.empty();
    }

    /** Appends this object. */
    public void write(OctetWriter writer) {
        if (tag > EXTENDED) {
            writer.octet(EXTENDED).uint16(tag | (comprehensionRequired ? 0x8000 : 0));
        } else {
            writer.octet(tag | (comprehensionRequired ? 0x80 : 0));
        }
        writer.berLength(value.length()).octets(value);
    }

    /** All objects' octets, one after the other. */
    public static Octets encode(List<ComprehensionTlv> objects) {
        OctetWriter writer = new OctetWriter();
        objects.forEach(object -> object.write(writer));
        return writer.toOctets();
    }
}

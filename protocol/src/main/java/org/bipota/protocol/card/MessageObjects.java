package org.bipota.protocol.card;

import java.util.HashMap;
import java.util.Map;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.tlv.BerTlv;

/** The objects inside a card message, by tag. */
final class MessageObjects {

    private static final int VERSION_TAG = 0x80;
    private static final int ICCID_TAG = 0x81;
    private static final Octets VERSION = Octets.ofOctets(0x01);

    private record Found(Octets value, int offset) {
    }

    private final Map<Integer, Found> found = new HashMap<>();

    private MessageObjects() {
    }

    /** Reads the objects and checks the version. */
    static MessageObjects read(Octets message) throws ProtocolException {
        MessageObjects objects = new MessageObjects();
        OctetReader reader = new OctetReader(message);
        while (reader.hasMore()) {
            int offset = reader.offset();
            BerTlv object = BerTlv.read(reader, "card message object");
            if (objects.found.put(object.tag(), new Found(object.value(), offset)) != null) {
                throw new ProtocolException(Code.DUPLICATE, Integer.toHexString(object.tag()), offset, "is there twice");
            }
        }
        Octets version = objects.mandatory(VERSION_TAG, "version");
        if (!version.equals(VERSION)) {
            throw new ProtocolException(Code.UNSUPPORTED, "version", objects.offset(VERSION_TAG), version + ", known is " + VERSION);
        }
        return objects;
    }

    /** Begins a message's inner octets: version and ICCID. */
    static OctetWriter begin(Iccid iccid) {
        OctetWriter writer = new OctetWriter(96);
        append(writer, VERSION_TAG, VERSION);
        append(writer, ICCID_TAG, iccid.value());
        return writer;
    }

    static void append(OctetWriter writer, int tag, Octets value) {
        new BerTlv(tag, value).write(writer);
    }

    Iccid iccid() throws ProtocolException {
        return Iccid.parse(mandatory(ICCID_TAG, "ICCID"));
    }

    Octets mandatory(int tag, String field) throws ProtocolException {
        Octets value = optional(tag);
        if (value == null) {
            throw new ProtocolException(Code.MISSING, field, 0, "object " + Integer.toHexString(tag) + " is mandatory");
        }
        return value;
    }

    /** The value, or null. */
    Octets optional(int tag) {
        Found object = found.get(tag);
        return object == null ? null : object.value();
    }

    ProtocolException fault(int tag, String field, String detail) {
        return new ProtocolException(Code.VALUE, field, offset(tag), detail);
    }

    private int offset(int tag) {
        Found object = found.get(tag);
        return object == null ? 0 : object.offset();
    }
}

package org.bipota.protocol.push;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.tlv.ComprehensionTlv;

/** The objects of one PUSH command, taken out one by one; what is left in the end must be ignorable. */
final class PushObjects {

    /** Objects of OPEN CHANNEL that only change what the user sees. */
    private static final Set<Integer> IGNORABLE = Set.of(CatTag.ICON_IDENTIFIER, CatTag.TEXT_ATTRIBUTE);

    private final Map<Integer, Deque<ComprehensionTlv>> left = new LinkedHashMap<>();
    private final int offset;

    PushObjects(OctetReader data) throws ProtocolException {
        offset = data.offset();
        for (ComprehensionTlv object : ComprehensionTlv.readAll(data, "PUSH object")) {
            left.computeIfAbsent(object.tag(), tag -> new ArrayDeque<>()).add(object);
        }
    }

    /** The next value with {@code tag}, or null. */
    Octets take(int tag) {
        Deque<ComprehensionTlv> objects = left.get(tag);
        if (objects == null) {
            return null;
        }
        Octets value = objects.remove().value();
        if (objects.isEmpty()) {
            left.remove(tag);
        }
        return value;
    }

    /** A two-octet value with {@code tag}, or null. */
    Integer takeSize(int tag, String field) throws ProtocolException {
        Octets value = take(tag);
        if (value == null) {
            return null;
        }
        if (value.length() != 2) {
            throw fault(Code.LENGTH, field, value.length() + " octets, allowed are 2");
        }
        return value.at(0) << 8 | value.at(1);
    }

    /** Requires that nothing known is there twice, and nothing unknown insists on being understood. */
    void end(Set<Integer> known) throws ProtocolException {
        for (Deque<ComprehensionTlv> objects : left.values()) {
            ComprehensionTlv object = objects.getFirst();
            if (known.contains(object.tag())) {
                throw fault(Code.DUPLICATE, Integer.toHexString(object.tag()), "is there too often");
            }
            if (object.comprehensionRequired() && !IGNORABLE.contains(object.tag())) {
                throw fault(Code.UNSUPPORTED, Integer.toHexString(object.tag()), "is unknown, and its comprehension required");
            }
        }
    }

    ProtocolException fault(Code code, String field, String detail) {
        return new ProtocolException(code, field, offset, detail);
    }
}

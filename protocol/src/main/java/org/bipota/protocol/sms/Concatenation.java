package org.bipota.protocol.sms;

import java.util.Optional;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;

/**
 * Which segment of which message (TS 23.040 clauses 9.2.3.24.1 and 9.2.3.24.8). Segments belong together when source
 * address, reference, width and total are the same.
 *
 * @param reference 0 to 255, or to 65535 when wide
 * @param wide whether the reference has 16 bits
 * @param total the number of segments, 1 to 255
 * @param sequence this segment, 1 to {@code total}
 */
public record Concatenation(int reference, boolean wide, int total, int sequence) {

    /** Checks the ranges. */
    public Concatenation {
        if (reference < 0 || reference > (wide ? 0xFFFF : 0xFF)) {
            throw new IllegalArgumentException("concatenation reference " + reference);
        }
        if (total < 1 || total > 255 || sequence < 1 || sequence > total) {
            throw new IllegalArgumentException("segment " + sequence + " of " + total);
        }
    }

    /** What the element says, or empty when it is another one or says something impossible, which is to be ignored. */
    static Optional<Concatenation> of(InformationElement element) {
        Octets data = element.data();
        boolean wide = element.id() == InformationElement.WIDE_CONCATENATION;
        if (!wide && element.id() != InformationElement.CONCATENATION || data.length() != (wide ? 4 : 3)) {
            return Optional.empty();
        }
        int reference = wide ? data.at(0) << 8 | data.at(1) : data.at(0);
        int total = data.at(data.length() - 2);
        int sequence = data.at(data.length() - 1);
        return sequence < 1 || sequence > total ? Optional.empty() : Optional.of(new Concatenation(reference, wide, total, sequence));
    }

    /** The information element that says this. */
    public InformationElement element() {
        OctetWriter data = new OctetWriter(4);
        if (wide) {
            data.uint16(reference);
        } else {
            data.octet(reference);
        }
        Octets value = data.octet(total).octet(sequence).toOctets();
        return new InformationElement(wide ? InformationElement.WIDE_CONCATENATION : InformationElement.CONCATENATION, value);
    }
}

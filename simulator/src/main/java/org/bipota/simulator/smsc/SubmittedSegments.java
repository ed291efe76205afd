package org.bipota.simulator.smsc;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.Octets;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;

/**
 * Cuts the text of a {@code submit_sm} into SMS: one as it is, a long {@code message_payload} into several, and a
 * part announced by {@code sar_*} with the concatenation element (TS 23.040 clause 9.2.3.24) that it stands for.
 */
final class SubmittedSegments {

    private static final int UDHI = 0x40;
    private static final short MESSAGE_PAYLOAD = 0x0424;
    private static final short SAR_REFERENCE = 0x020C;
    private static final short SAR_TOTAL = 0x020E;
    private static final short SAR_SEQUENCE = 0x020F;
    private static final short MORE_MESSAGES = 0x0426;
    /** What a concatenation header of six octets leaves: 134 octets, or 153 septets behind seven. */
    private static final int BINARY_PART = 134;
    private static final int TEXT_PART = 153;

    private final SubmitSm pdu;
    private final Address origin;
    private final String msisdn;
    private final boolean header;
    private final int dataCoding;

    private SubmittedSegments(SubmitSm pdu, Address origin, String msisdn) {
        this.pdu = pdu;
        this.origin = origin;
        this.msisdn = msisdn;
        this.header = (pdu.getEsmClass() & UDHI) != 0;
        this.dataCoding = pdu.getDataCoding() & 0xFF;
    }

    /**
     * The SMS of {@code pdu} in their order.
     *
     * @throws IllegalArgumentException when header or length cannot be sent as SMS
     */
    static List<MobileTerminated> of(SubmitSm pdu, Address origin, String msisdn) {
        return new SubmittedSegments(pdu, origin, msisdn).cut();
    }

    private List<MobileTerminated> cut() {
        Octets text = text();
        if (header && (text.isEmpty() || text.at(0) >= text.length())) {
            throw new IllegalArgumentException("UDHI is set, but the text holds no whole user data header");
        }
        if (pdu.getOptionalParameter(SAR_REFERENCE) != null) {
            return List.of(sms(withSarHeader(text), true, moreFollow()));
        }
        if (text.length() <= DataCodings.capacity(dataCoding)) {
            return List.of(sms(text, header, moreFollow()));
        }
        return split(text);
    }

    private Octets text() {
        OptionalParameter payload = pdu.getOptionalParameter(MESSAGE_PAYLOAD);
        if (payload instanceof OptionalParameter.OctetString octets) {
            return Octets.of(octets.getValue());
        }
        return pdu.getShortMessage() == null ? Octets.EMPTY : Octets.of(pdu.getShortMessage());
    }

    private Octets withSarHeader(Octets text) {
        int reference = number(SAR_REFERENCE);
        Octets element = Octets.ofOctets(0x08, 4, reference >> 8, reference, number(SAR_TOTAL), number(SAR_SEQUENCE));
        int present = header ? text.at(0) : 0;
        Octets length = Octets.ofOctets(present + element.length());
        return length.concat(element).concat(header ? text.slice(1) : text);
    }

    private List<MobileTerminated> split(Octets text) {
        Octets elements = header ? text.slice(1, 1 + text.at(0)) : Octets.EMPTY;
        Octets body = header ? text.slice(1 + text.at(0)) : text;
        int room = DataCodings.isSevenBit(dataCoding) ? TEXT_PART : BINARY_PART;
        int first = room - elements.length();
        int total = 1 + Math.max(0, body.length() - first + room - 1) / room;
        if (first < 1 || total > 255) {
            throw new IllegalArgumentException(text.length() + " octets need " + total + " SMS, 255 are possible");
        }
        int reference = body.hashCode();
        List<MobileTerminated> parts = new ArrayList<>();
        int from = 0;
        for (int sequence = 1; sequence <= total; sequence++) {
            int to = Math.min(body.length(), from + (sequence == 1 ? first : room));
            Octets concatenation = Octets.ofOctets(0, 3, reference, total, sequence);
            Octets head = sequence == 1 ? concatenation.concat(elements) : concatenation;
            Octets part = Octets.ofOctets(head.length()).concat(head).concat(body.slice(from, to));
            parts.add(sms(part, true, sequence < total));
            from = to;
        }
        return parts;
    }

    private MobileTerminated sms(Octets userData, boolean withHeader, boolean more) {
        return new MobileTerminated(origin, msisdn, pdu.getProtocolId() & 0xFF, dataCoding, withHeader, more, userData);
    }

    private boolean moreFollow() {
        return number(MORE_MESSAGES) == 1;
    }

    private int number(short tag) {
        OptionalParameter parameter = pdu.getOptionalParameter(tag);
        if (parameter instanceof OptionalParameter.Short value) {
            return value.getValue() & 0xFFFF;
        }
        return parameter instanceof OptionalParameter.Byte value ? value.getValue() & 0xFF : 0;
    }
}

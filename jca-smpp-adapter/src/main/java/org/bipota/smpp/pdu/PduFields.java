package org.bipota.smpp.pdu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of one PDU in their order; every read names its field. */
final class PduFields {

    /** Octets of the header: command_length, command_id, command_status, sequence_number. */
    static final int HEADER_OCTETS = 16;

    private final byte[] pdu;
    private int at = HEADER_OCTETS;

    PduFields(byte[] pdu) {
        this.pdu = pdu;
    }

    int offset() {
        return at;
    }

    int remaining() {
        return pdu.length - at;
    }

    /** One octet, 0 to 255. */
    int octet(String field) throws MalformedBodyException {
        require(field, 1);
        return pdu[at++] & 0xFF;
    }

    /** Two octets, most significant first, 0 to 65535. */
    int twoOctets(String field) throws MalformedBodyException {
        require(field, 2);
        int value = (pdu[at] & 0xFF) << 8 | pdu[at + 1] & 0xFF;
        at += 2;
        return value;
    }

    /** {@code length} octets. */
    byte[] octets(String field, int length) throws MalformedBodyException {
        require(field, length);
        byte[] value = Arrays.copyOfRange(pdu, at, at + length);
        at += length;
        return value;
    }

    /**
     * A C-octet string (clause 3.1) without its closing null.
     *
     * @param maxOctets the field's size, the closing null included
     * @param statusWhenLong what to answer when no null stands within the size
     */
    String cOctetString(String field, int maxOctets, int statusWhenLong) throws MalformedBodyException {
        int limit = Math.min(pdu.length, at + maxOctets);
        int end = at;
        while (end < limit && pdu[end] != 0) {
            end++;
        }
        if (end == limit) {
            boolean cut = limit == pdu.length;
            throw new MalformedBodyException(cut ? CommandStatus.INVALID_COMMAND_LENGTH : statusWhenLong, field, at,
                    cut ? "the PDU ends before the closing null" : "no closing null within " + maxOctets + " octets");
        }
        String value = new String(pdu, at, end - at, StandardCharsets.ISO_8859_1);
        at = end + 1;
        return value;
    }

    private void require(String field, int length) throws MalformedBodyException {
        if (remaining() < length) {
            throw new MalformedBodyException(CommandStatus.INVALID_COMMAND_LENGTH, field, at,
                    "needs " + length + " octets, " + remaining() + " are left");
        }
    }
}

package org.bipota.smpp.pdu;

import java.nio.charset.StandardCharsets;

/**
 * The optional parameters the adapter knows (clause 5.3.2); all others are skipped. Null where not given.
 *
 * @param messagePayload {@code message_payload}
 * @param sarReference {@code sar_msg_ref_num}
 * @param sarTotal {@code sar_total_segments}
 * @param sarSequence {@code sar_segment_seqnum}
 * @param receiptedMessageId {@code receipted_message_id}
 * @param messageState {@code message_state}
 */
record OptionalParameters(
        byte[] messagePayload,
        Integer sarReference,
        Integer sarTotal,
        Integer sarSequence,
        String receiptedMessageId,
        Integer messageState) {

    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int SAR_MSG_REF_NUM = 0x020C;
    private static final int SAR_TOTAL_SEGMENTS = 0x020E;
    private static final int SAR_SEGMENT_SEQNUM = 0x020F;
    private static final int MESSAGE_PAYLOAD = 0x0424;
    private static final int MESSAGE_STATE = 0x0427;
    private static final int TAG_AND_LENGTH_OCTETS = 4;

    /** Reads to the end of the PDU. Of a repeated parameter the last one counts. */
    static OptionalParameters read(PduFields fields) throws MalformedBodyException {
        byte[] payload = null;
        Integer reference = null;
        Integer total = null;
        Integer sequence = null;
        String receipted = null;
        Integer state = null;
        while (fields.remaining() > 0) {
            int offset = fields.offset();
            if (fields.remaining() < TAG_AND_LENGTH_OCTETS) {
                throw new MalformedBodyException(CommandStatus.INVALID_OPTIONAL_PART, "optional parameter", offset,
                        fields.remaining() + " octets are no tag and length");
            }
            int tag = fields.twoOctets("tag");
            int length = fields.twoOctets("length");
            if (length > fields.remaining()) {
                throw new MalformedBodyException(CommandStatus.INVALID_OPTIONAL_PART, "optional parameter 0x%04X".formatted(tag),
                        offset, "length " + length + ", " + fields.remaining() + " octets are left");
            }
            byte[] value = fields.octets("value", length);
            switch (tag) {
                case MESSAGE_PAYLOAD -> payload = value;
                case SAR_MSG_REF_NUM -> reference = number(value, 2, "sar_msg_ref_num", offset);
                case SAR_TOTAL_SEGMENTS -> total = number(value, 1, "sar_total_segments", offset);
                case SAR_SEGMENT_SEQNUM -> sequence = number(value, 1, "sar_segment_seqnum", offset);
                case MESSAGE_STATE -> state = number(value, 1, "message_state", offset);
                case RECEIPTED_MESSAGE_ID -> receipted = text(value);
                default -> { } // unknown parameters are skipped (clause 3.3)
            }
        }
        return new OptionalParameters(payload, reference, total, sequence, receipted, state);
    }

    private static Integer number(byte[] value, int octets, String field, int offset) throws MalformedBodyException {
        if (value.length != octets) {
            throw new MalformedBodyException(CommandStatus.INVALID_PARAMETER_LENGTH, field, offset,
                    "length " + value.length + ", allowed is " + octets);
        }
        return octets == 1 ? value[0] & 0xFF : (value[0] & 0xFF) << 8 | value[1] & 0xFF;
    }

    /** Up to the closing null, which some SMSCs leave out. */
    private static String text(byte[] value) {
        int end = 0;
        while (end < value.length && value[end] != 0) {
            end++;
        }
        return new String(value, 0, end, StandardCharsets.ISO_8859_1);
    }
}

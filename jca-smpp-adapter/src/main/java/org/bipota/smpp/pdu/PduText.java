package org.bipota.smpp.pdu;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.bipota.smpp.log.MaskedAddress;

/**
 * One PDU as a line for people who look for a fault. Addresses are masked; of texts, payloads and passwords only the length
 * is told, since they hold what is nobody's business.
 */
public final class PduText {

    private static final int ANY_TEXT_OCTETS = 255;
    private static final int MESSAGE_PAYLOAD = 0x0424;
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int SHORT_VALUE_OCTETS = 4;
    private static final int RESPONSE = 0x80000000;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x00000001, "bind_receiver"), Map.entry(0x00000002, "bind_transmitter"), Map.entry(0x00000003, "query_sm"),
            Map.entry(0x00000004, "submit_sm"), Map.entry(0x00000005, "deliver_sm"), Map.entry(0x00000006, "unbind"),
            Map.entry(0x00000007, "replace_sm"), Map.entry(0x00000008, "cancel_sm"), Map.entry(0x00000009, "bind_transceiver"),
            Map.entry(0x0000000B, "outbind"), Map.entry(0x00000015, "enquire_link"), Map.entry(0x00000021, "submit_multi"),
            Map.entry(0x00000102, "alert_notification"), Map.entry(0x00000103, "data_sm"));

    private PduText() {
    }

    /** The PDU, given with its header; one that is no SMPP is told as far as it can be read. */
    public static String of(byte[] pdu) {
        if (pdu.length < PduFields.HEADER_OCTETS) {
            return "no PDU: " + pdu.length + " octets";
        }
        int command = number(pdu, 4);
        StringBuilder line = new StringBuilder(160).append(name(command)).append(" seq=").append(number(pdu, 12));
        if ((command & RESPONSE) != 0) {
            line.append(" status=0x%08X".formatted(number(pdu, 8)));
        }
        PduFields fields = new PduFields(pdu);
        try {
            body(line, command, fields);
        } catch (MalformedBodyException e) {
            line.append(" malformed: ").append(e.getMessage());
        }
        return line.toString();
    }

    private static void body(StringBuilder line, int command, PduFields fields) throws MalformedBodyException {
        if (fields.remaining() == 0) {
            return;
        }
        switch (command) {
            case 0x00000001, 0x00000002, 0x00000009 -> bind(line, fields);
            case 0x00000004, 0x00000005 -> shortMessage(line, fields);
            case 0x00000103 -> data(line, fields);
            case 0x80000001, 0x80000002, 0x80000009 -> {
                line.append(" system_id=").append(quoted(fields, "system_id"));
                parameters(line, fields);
            }
            case 0x80000004, 0x80000005, 0x80000103 -> {
                line.append(" message_id=").append(quoted(fields, "message_id"));
                parameters(line, fields);
            }
            default -> line.append(" body=").append(fields.remaining()).append(" octets");
        }
    }

    private static void bind(StringBuilder line, PduFields fields) throws MalformedBodyException {
        line.append(" system_id=").append(quoted(fields, "system_id"));
        line.append(" password=").append(text(fields, "password").length()).append(" octets");
        line.append(" system_type=").append(quoted(fields, "system_type"));
        octet(line, fields, "interface_version");
    }

    private static void shortMessage(StringBuilder line, PduFields fields) throws MalformedBodyException {
        addresses(line, fields);
        octet(line, fields, "esm_class");
        octet(line, fields, "protocol_id");
        octet(line, fields, "priority_flag");
        text(fields, "schedule_delivery_time");
        line.append(" validity_period=").append(quoted(fields, "validity_period"));
        octet(line, fields, "registered_delivery");
        fields.octet("replace_if_present_flag");
        octet(line, fields, "data_coding");
        fields.octet("sm_default_msg_id");
        int length = fields.octet("sm_length");
        fields.octets("short_message", length);
        line.append(" short_message=").append(length).append(" octets");
        parameters(line, fields);
    }

    private static void data(StringBuilder line, PduFields fields) throws MalformedBodyException {
        addresses(line, fields);
        octet(line, fields, "esm_class");
        octet(line, fields, "registered_delivery");
        octet(line, fields, "data_coding");
        parameters(line, fields);
    }

    private static void addresses(StringBuilder line, PduFields fields) throws MalformedBodyException {
        text(fields, "service_type");
        address(line, fields, "source_addr");
        address(line, fields, "destination_addr");
    }

    private static void address(StringBuilder line, PduFields fields, String field) throws MalformedBodyException {
        int typeOfNumber = fields.octet(field + "_ton");
        int numberingPlan = fields.octet(field + "_npi");
        line.append(' ').append(field).append('=').append(typeOfNumber).append('/').append(numberingPlan).append('/')
                .append(MaskedAddress.of(text(fields, field)));
    }

    private static void parameters(StringBuilder line, PduFields fields) throws MalformedBodyException {
        while (fields.remaining() > 0) {
            int tag = fields.twoOctets("tag");
            int length = fields.twoOctets("length");
            byte[] value = fields.octets("value", length);
            line.append(" 0x%04X=".formatted(tag));
            if (tag == RECEIPTED_MESSAGE_ID) {
                line.append(quoted(new String(value, StandardCharsets.ISO_8859_1).replace("\0", "")));
            } else if (tag != MESSAGE_PAYLOAD && length <= SHORT_VALUE_OCTETS) {
                line.append(HexFormat.of().withUpperCase().formatHex(value));
            } else {
                line.append(length).append(" octets");
            }
        }
    }

    private static void octet(StringBuilder line, PduFields fields, String field) throws MalformedBodyException {
        line.append(' ').append(field).append("=0x%02X".formatted(fields.octet(field)));
    }

    private static String quoted(PduFields fields, String field) throws MalformedBodyException {
        return quoted(text(fields, field));
    }

    /** What would break the line or its quotation marks is shown as a question mark. */
    private static String quoted(String text) {
        return '"' + text.replaceAll("[^ !#-~]", "?") + '"';
    }

    private static String text(PduFields fields, String field) throws MalformedBodyException {
        return fields.cOctetString(field, ANY_TEXT_OCTETS, CommandStatus.INVALID_COMMAND_LENGTH);
    }

    private static String name(int command) {
        if (command == CommandId.GENERIC_NACK) {
            return "generic_nack";
        }
        String name = NAMES.get(command & ~RESPONSE);
        return name == null ? "command 0x%08X".formatted(command) : (command & RESPONSE) == 0 ? name : name + "_resp";
    }

    private static int number(byte[] pdu, int at) {
        return (pdu[at] & 0xFF) << 24 | (pdu[at + 1] & 0xFF) << 16 | (pdu[at + 2] & 0xFF) << 8 | pdu[at + 3] & 0xFF;
    }
}

package org.bipota.smpp.pdu;

import java.time.Instant;
import org.bipota.smpp.api.InboundShortMessage;

/** The bodies of {@code deliver_sm} (clause 4.6.1) and {@code data_sm} (clause 4.7.1). */
public final class ShortMessageBody {

    private static final int MAX_SERVICE_TYPE_OCTETS = 6;
    private static final int MAX_ADDRESS_OCTETS = 21;
    private static final int MAX_DATA_SM_ADDRESS_OCTETS = 65;
    private static final int MAX_TIME_OCTETS = 17;
    private static final int MAX_SHORT_MESSAGE_OCTETS = 254;

    private ShortMessageBody() {
    }

    /**
     * The message in a {@code deliver_sm}.
     *
     * @param pdu the PDU with its header
     * @param link the name of the link it came by
     * @throws MalformedBodyException when a field is cut, too long or of a wrong length
     */
    public static InboundShortMessage ofDeliverSm(byte[] pdu, String link, Instant receivedAt) throws MalformedBodyException {
        PduFields fields = new PduFields(pdu);
        fields.cOctetString("service_type", MAX_SERVICE_TYPE_OCTETS, CommandStatus.INVALID_SERVICE_TYPE);
        Addresses addresses = Addresses.read(fields, MAX_ADDRESS_OCTETS);
        int esmClass = fields.octet("esm_class");
        int protocolId = fields.octet("protocol_id");
        fields.octet("priority_flag");
        fields.cOctetString("schedule_delivery_time", MAX_TIME_OCTETS, CommandStatus.INVALID_SCHEDULE);
        fields.cOctetString("validity_period", MAX_TIME_OCTETS, CommandStatus.INVALID_VALIDITY);
        fields.octet("registered_delivery");
        fields.octet("replace_if_present_flag");
        int dataCoding = fields.octet("data_coding");
        fields.octet("sm_default_msg_id");
        int offset = fields.offset();
        int length = fields.octet("sm_length");
        if (length > MAX_SHORT_MESSAGE_OCTETS || length > fields.remaining()) {
            throw new MalformedBodyException(CommandStatus.INVALID_MESSAGE_LENGTH, "sm_length", offset,
                    length + ", allowed are 0 to " + Math.min(MAX_SHORT_MESSAGE_OCTETS, fields.remaining()));
        }
        byte[] text = fields.octets("short_message", length);
        return message(link, addresses, esmClass, protocolId, dataCoding, text, OptionalParameters.read(fields), receivedAt);
    }

    /** The message in a {@code data_sm}, whose text is its {@code message_payload}; its {@code protocol_id} counts as 0. */
    public static InboundShortMessage ofDataSm(byte[] pdu, String link, Instant receivedAt) throws MalformedBodyException {
        PduFields fields = new PduFields(pdu);
        fields.cOctetString("service_type", MAX_SERVICE_TYPE_OCTETS, CommandStatus.INVALID_SERVICE_TYPE);
        Addresses addresses = Addresses.read(fields, MAX_DATA_SM_ADDRESS_OCTETS);
        int esmClass = fields.octet("esm_class");
        fields.octet("registered_delivery");
        int dataCoding = fields.octet("data_coding");
        return message(link, addresses, esmClass, 0, dataCoding, new byte[0], OptionalParameters.read(fields), receivedAt);
    }

    private static InboundShortMessage message(String link, Addresses addresses, int esmClass, int protocolId, int dataCoding,
            byte[] shortMessage, OptionalParameters optional, Instant receivedAt) {
        return new InboundShortMessage(link, addresses.source, addresses.sourceTon, addresses.destination, esmClass, protocolId,
                dataCoding, optional.messagePayload() == null ? shortMessage : optional.messagePayload(),
                optional.sarReference(), optional.sarTotal(), optional.sarSequence(), optional.receiptedMessageId(),
                optional.messageState(), receivedAt);
    }

    private record Addresses(int sourceTon, String source, String destination) {

        static Addresses read(PduFields fields, int maxOctets) throws MalformedBodyException {
            int sourceTon = fields.octet("source_addr_ton");
            fields.octet("source_addr_npi");
            String source = fields.cOctetString("source_addr", maxOctets, CommandStatus.INVALID_SOURCE_ADDRESS);
            fields.octet("dest_addr_ton");
            fields.octet("dest_addr_npi");
            String destination = fields.cOctetString("destination_addr", maxOctets, CommandStatus.INVALID_DESTINATION_ADDRESS);
            return new Addresses(sourceTon, source, destination);
        }
    }
}

package org.bipota.smpp.pdu;

import java.nio.charset.StandardCharsets;

/**
 * The SMSC's answer to one {@code submit_sm}: a {@code submit_sm_resp} (clause 4.4.2) or a {@code generic_nack}.
 *
 * @param commandStatus 0 is accepted
 * @param messageId the SMSC's id, empty where it gave none
 */
public record SubmitAnswer(int commandStatus, String messageId) {

    private static final int MAX_MESSAGE_ID_OCTETS = 65;

    /**
     * The answer in {@code pdu}, which is given with its header. A missing or unclosed {@code message_id} is taken as far
     * as it goes: the SMSC has the message, and refusing its answer would send it twice.
     */
    public static SubmitAnswer of(int commandId, int commandStatus, byte[] pdu) {
        if (commandId == CommandId.GENERIC_NACK) {
            return new SubmitAnswer(commandStatus == CommandStatus.OK ? CommandStatus.UNKNOWN_ERROR : commandStatus, "");
        }
        int limit = Math.min(pdu.length, PduFields.HEADER_OCTETS + MAX_MESSAGE_ID_OCTETS);
        int end = PduFields.HEADER_OCTETS;
        while (end < limit && pdu[end] != 0) {
            end++;
        }
        return new SubmitAnswer(commandStatus, new String(pdu, PduFields.HEADER_OCTETS, end - PduFields.HEADER_OCTETS,
                StandardCharsets.ISO_8859_1));
    }
}

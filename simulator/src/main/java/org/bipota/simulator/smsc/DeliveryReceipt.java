package org.bipota.simulator.smsc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bipota.protocol.Octets;
import org.jsmpp.bean.OptionalParameter;

/**
 * The final receipt of a submitted message, as text (SMPP 3.4 appendix B) and as parameters.
 *
 * @param messageId    as in the {@code submit_sm_resp}
 * @param state        what came of the message
 * @param networkError the network's error, 0 for none
 * @param submittedAt  when the SMSC took the message
 * @param doneAt       when it reached its final state
 */
record DeliveryReceipt(String messageId, MessageState state, int networkError, Instant submittedAt, Instant doneAt) {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final short RECEIPTED_MESSAGE_ID = 0x001E;
    private static final short MESSAGE_STATE = 0x0427;
    private static final short NETWORK_ERROR_CODE = 0x0423;
    private static final byte GSM = 3;

    Octets text() {
        String delivered = state == MessageState.DELIVERED ? "001" : "000";
        String text = "id:" + messageId + " sub:001 dlvrd:" + delivered
                + " submit date:" + MINUTES.format(submittedAt) + " done date:" + MINUTES.format(doneAt)
                + " stat:" + state.text() + String.format(Locale.ROOT, " err:%03d text:", networkError);
        return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    List<OptionalParameter> parameters() {
        List<OptionalParameter> parameters = new ArrayList<>();
        parameters.add(new OptionalParameter.COctetString(RECEIPTED_MESSAGE_ID, messageId));
        parameters.add(new OptionalParameter.Byte(MESSAGE_STATE, (byte) state.code()));
        if (networkError != 0) {
            byte[] code = {GSM, 0, (byte) networkError};
            parameters.add(new OptionalParameter.OctetString(NETWORK_ERROR_CODE, code));
        }
        return parameters;
    }
}

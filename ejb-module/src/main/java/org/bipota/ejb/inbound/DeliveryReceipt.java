package org.bipota.ejb.inbound;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bipota.ejb.domain.ReceiptState;
import org.bipota.smpp.api.InboundShortMessage;

/**
 * A delivery receipt or an intermediate notification, read from its parameters ({@code receipted_message_id},
 * {@code message_state}) and, where those are missing, from its text (SMPP 3.4 appendix B).
 *
 * @param messageId the message id as the SMSC wrote it
 * @param state what it says; null when it is intermediate and decides nothing
 */
record DeliveryReceipt(String messageId, ReceiptState state) {

    private static final int MAX_ID = 64;
    private static final Pattern ID = Pattern.compile("\\bid:\\s*(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STAT = Pattern.compile("\\bstat:\\s*([A-Za-z]+)", Pattern.CASE_INSENSITIVE);

    /** message_state, SMPP 3.4 clause 5.2.28; ENROUTE (1) and ACCEPTED (6) are not final. */
    private static final Map<Integer, ReceiptState> BY_STATE = Map.of(
            2, ReceiptState.DELIVERED,
            3, ReceiptState.EXPIRED,
            4, ReceiptState.DELETED,
            5, ReceiptState.UNDELIVERABLE,
            7, ReceiptState.UNKNOWN,
            8, ReceiptState.REJECTED);
    private static final Map<String, ReceiptState> BY_WORD = Map.of(
            "DELIVRD", ReceiptState.DELIVERED,
            "EXPIRED", ReceiptState.EXPIRED,
            "DELETED", ReceiptState.DELETED,
            "UNDELIV", ReceiptState.UNDELIVERABLE,
            "UNKNOWN", ReceiptState.UNKNOWN,
            "REJECTD", ReceiptState.REJECTED);
    private static final int INTERMEDIATE = 0x20;
    private static final int MESSAGE_TYPE = 0x3C;

    /** What the message says; empty when it names no message, or neither a state. */
    static Optional<DeliveryReceipt> read(InboundShortMessage message) {
        String text = new String(message.text(), StandardCharsets.ISO_8859_1);
        String id = message.receiptedMessageId() != null ? message.receiptedMessageId() : find(ID, text);
        String word = find(STAT, text);
        if (id == null || id.isBlank() || id.length() > MAX_ID || message.messageState() == null && word == null) {
            return Optional.empty();
        }
        boolean intermediate = (message.esmClass() & MESSAGE_TYPE) == INTERMEDIATE;
        ReceiptState state = message.messageState() != null
                ? BY_STATE.get(message.messageState())
                : BY_WORD.get(word.toUpperCase(Locale.ROOT));
        return Optional.of(new DeliveryReceipt(id.strip(), intermediate ? null : state));
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}

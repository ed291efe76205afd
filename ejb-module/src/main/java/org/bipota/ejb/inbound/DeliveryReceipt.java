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
 * {@code message_state}) and, where those are missing, from its text (SMPP 3.4 appendix B) in the spellings of the vendors:
 * any case, with or without blanks, states abbreviated or in full.
 *
 * @param messageId the message id as the SMSC wrote it
 * @param state what it says; null when it is intermediate and decides nothing
 */
record DeliveryReceipt(String messageId, ReceiptState state) {

    private static final int MAX_ID = 64;
    private static final Pattern ID = Pattern.compile("\\bid\\s*[:=]\\s*(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STAT =
            Pattern.compile("\\bstat(?:e|us)?\\s*[:=]\\s*([A-Za-z]+)", Pattern.CASE_INSENSITIVE);
    /** Behind it stands what the user wrote. */
    private static final Pattern USER_TEXT = Pattern.compile("\\btext\\s*[:=].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** message_state, SMPP 5.0 clause 4.7.15; SCHEDULED (0), ENROUTE (1) and ACCEPTED (6) are not final. */
    private static final Map<Integer, ReceiptState> BY_STATE = Map.of(
            2, ReceiptState.DELIVERED,
            3, ReceiptState.EXPIRED,
            4, ReceiptState.DELETED,
            5, ReceiptState.UNDELIVERABLE,
            7, ReceiptState.UNKNOWN,
            8, ReceiptState.REJECTED,
            9, ReceiptState.SKIPPED);
    private static final Map<String, ReceiptState> BY_WORD = Map.ofEntries(
            Map.entry("DELIVRD", ReceiptState.DELIVERED),
            Map.entry("DELIVERED", ReceiptState.DELIVERED),
            Map.entry("EXPIRED", ReceiptState.EXPIRED),
            Map.entry("DELETED", ReceiptState.DELETED),
            Map.entry("UNDELIV", ReceiptState.UNDELIVERABLE),
            Map.entry("UNDELIVERABLE", ReceiptState.UNDELIVERABLE),
            Map.entry("UNDELIVERED", ReceiptState.UNDELIVERABLE),
            Map.entry("UNKNOWN", ReceiptState.UNKNOWN),
            Map.entry("REJECTD", ReceiptState.REJECTED),
            Map.entry("REJECTED", ReceiptState.REJECTED),
            Map.entry("SKIPPED", ReceiptState.SKIPPED));
    private static final int LAST_STATE = 9;
    private static final int INTERMEDIATE = 0x20;
    private static final int MESSAGE_TYPE = 0x3C;

    /** What the message says; empty when it names no message, or neither a state. */
    static Optional<DeliveryReceipt> read(InboundShortMessage message) {
        String text = USER_TEXT.matcher(new String(message.text(), StandardCharsets.ISO_8859_1)).replaceFirst("");
        String id = message.receiptedMessageId() != null ? message.receiptedMessageId() : find(ID, text);
        String word = find(STAT, text);
        Integer number = message.messageState();
        if (id == null || id.isBlank() || id.length() > MAX_ID || number == null && word == null) {
            return Optional.empty();
        }
        boolean intermediate = (message.esmClass() & MESSAGE_TYPE) == INTERMEDIATE;
        boolean byNumber = number != null && (number <= LAST_STATE || word == null);
        ReceiptState state = byNumber ? BY_STATE.get(number) : BY_WORD.get(word.toUpperCase(Locale.ROOT));
        return Optional.of(new DeliveryReceipt(id.strip(), intermediate ? null : state));
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}

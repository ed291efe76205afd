package org.bipota.ejb.domain;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Message ids as they are looked up. Some SMSCs answer {@code submit_sm} with a hexadecimal id and write the same id in
 * decimal digits into the receipt, or the other way round, with or without leading zeros.
 */
public final class MessageIds {

    private static final int MAX_NUMBER = 20;

    private MessageIds() {
    }

    /** The id in lower case without leading zeros. */
    public static String key(String messageId) {
        String lower = messageId.strip().toLowerCase(Locale.ROOT);
        int zeros = 0;
        while (zeros < lower.length() - 1 && lower.charAt(zeros) == '0') {
            zeros++;
        }
        return lower.substring(zeros);
    }

    /** The keys under which the message of a receipt may be stored, the likeliest first. */
    public static Set<String> candidates(String receiptedId) {
        String key = key(receiptedId);
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(key);
        if (key.length() <= MAX_NUMBER && key.matches("[0-9]+")) {
            candidates.add(new BigInteger(key).toString(16));
        }
        if (key.length() <= MAX_NUMBER && key.matches("[0-9a-f]+")) {
            candidates.add(new BigInteger(key, 16).toString());
        }
        return candidates;
    }
}

package org.bipota.smpp.log;

/** An address as logs may show it. */
public final class MaskedAddress {

    private static final int SHOWN_AT_START = 3;
    private static final int SHOWN_AT_END = 2;

    private MaskedAddress() {
    }

    /** The first three and last two characters with asterisks between them; only asterisks when it has fewer than eight. */
    public static String of(String address) {
        int length = address.length();
        if (length < 8) {
            return "*".repeat(length);
        }
        return address.substring(0, SHOWN_AT_START)
                + "*".repeat(length - SHOWN_AT_START - SHOWN_AT_END)
                + address.substring(length - SHOWN_AT_END);
    }
}

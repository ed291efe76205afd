package org.bipota.ejb.application.console;

import java.util.Optional;

/** What people enter to find a subscriber: an MSISDN, an ICCID or an IMEI, as it stands on a card, a handset or a bill. */
public final class SearchedNumber {

    private static final String DIGITS = "[0-9]{5,20}";

    private SearchedNumber() {
    }

    /** Its digits, without spaces, dashes, dots, slashes, brackets and a plus sign; empty when it is no such number. */
    public static Optional<String> digits(String entered) {
        return Optional.ofNullable(entered).map(text -> text.replaceAll("[\\s+./()-]", ""))
                .filter(digits -> digits.matches(DIGITS));
    }
}

package org.bipota.ejb.application;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Normalises addresses to the E.164 digits under which cards are imported. */
public final class SubscriberNumber {

    private static final int INTERNATIONAL = 1;
    private static final int NATIONAL = 2;
    private static final int UNKNOWN = 0;

    private SubscriberNumber() {
    }

    /**
     * What the address may mean, the likeliest first; empty when it is no telephone number.
     *
     * @param address as the SMSC gave it
     * @param typeOfNumber SMPP 3.4 clause 5.2.5: 1 international, 2 national, 0 unknown
     * @param countryCode for national numbers, or null
     */
    public static List<String> candidates(String address, int typeOfNumber, String countryCode) {
        String digits = address.startsWith("+") ? address.substring(1) : address;
        if (!digits.matches("[0-9]{3,20}")) {
            return List.of();
        }
        Set<String> candidates = new LinkedHashSet<>();
        if (address.startsWith("+") || typeOfNumber == INTERNATIONAL) {
            candidates.add(digits);
        } else if (typeOfNumber == NATIONAL) {
            addNational(candidates, digits, countryCode);
        } else if (typeOfNumber == UNKNOWN && digits.startsWith("00")) {
            candidates.add(digits.substring(2));
        } else if (typeOfNumber == UNKNOWN && digits.startsWith("0")) {
            addNational(candidates, digits, countryCode);
        } else {
            candidates.add(digits);
            addNational(candidates, digits, countryCode);
        }
        return candidates.stream().filter(SubscriberNumber::isMsisdn).toList();
    }

    /** Whether these are the digits of an international number: 5 to 15, the first not 0. */
    public static boolean isMsisdn(String digits) {
        return digits.matches("[1-9][0-9]{4,14}");
    }

    private static void addNational(Set<String> candidates, String digits, String countryCode) {
        if (countryCode != null) {
            String significant = digits.startsWith("0") ? digits.substring(1) : digits;
            candidates.add(countryCode + significant);
        }
    }
}

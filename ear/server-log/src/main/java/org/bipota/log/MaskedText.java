package org.bipota.log;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts what may be somebody's number or somebody's key out of text that was written without knowing.
 *
 * <p>Numbers and hexadecimal strings count where they stand alone: not as a part of a word, of a time or of an address in
 * memory ({@code 0x…}). Of numbers the first four and the last two digits stay, as in BIP-OTA's own events, of hexadecimal
 * strings nothing.
 */
enum MaskedText {
    /** A log event's message: numbers from 10 digits on (IMSI, IMEI, ICCID, nearly all MSISDNs), keys from 16 octets on. */
    MESSAGE(10, 32),
    /** An exception with its stack trace, which may quote rows: numbers from 7 digits on, tokens and keys from 8 octets on. */
    CAUSE(7, 16);

    private static final int LONGEST_IDENTITY = 22;
    private static final int SHOWN_FIRST = 4;
    private static final int SHOWN_LAST = 2;

    private final Pattern masked;

    MaskedText(int digits, int hexadecimalDigits) {
        masked = Pattern.compile("(?<![0-9A-Za-z])(?:[xX]')?(?:([0-9]{" + digits + "," + LONGEST_IDENTITY + "})"
                + "|([0-9A-Fa-f]{" + hexadecimalDigits + ",}))(?![0-9A-Za-z])");
    }

    /** The text with what it must not show replaced. */
    String of(String text) {
        return masked.matcher(text).replaceAll(MaskedText::stars);
    }

    private static String stars(MatchResult found) {
        String number = found.group(1);
        String shown = number == null ? "(" + found.group(2).length() + " hexadecimal digits)"
                : number.substring(0, SHOWN_FIRST) + "*".repeat(number.length() - SHOWN_FIRST - SHOWN_LAST)
                        + number.substring(number.length() - SHOWN_LAST);
        return Matcher.quoteReplacement(shown);
    }
}

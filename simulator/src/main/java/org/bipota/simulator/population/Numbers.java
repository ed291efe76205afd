package org.bipota.simulator.population;

import java.util.Locale;
import org.bipota.protocol.cat.Imei;

/** The numbers of the subscriber with an index, in the number range that belongs to a seed. */
record Numbers(long seed, int index) {

    /** MSISDNs have room for this many subscribers of one seed. */
    static final int SUBSCRIBERS = 1_000_000;

    private int range() {
        return (int) Math.floorMod(seed, 1000L);
    }

    /** 14 digits in a range of its own for every seed modulo 1000. */
    String msisdn() {
        return format("49155%03d%06d", range(), index);
    }

    String imsi() {
        return format("00101%03d0%06d", range(), index);
    }

    String iccid() {
        return withCheckDigit(format("894901%03d%09d", range(), index));
    }

    /** A terminal of the type allocation code {@code tac}. */
    Imei imei(int tac) {
        return Imei.ofDigits(withCheckDigit(format("%08d%06d", tac, index)));
    }

    private static String format(String pattern, Object... numbers) {
        return String.format(Locale.ROOT, pattern, numbers);
    }

    /** Luhn's check digit (ISO/IEC 7812-1 annex B). */
    private static String withCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }
}

package org.bipota.ejb.domain;

/** Compares terminals by their IMEI. */
public final class Terminals {

    private static final int COMPARED_DIGITS = 14;

    private Terminals() {
    }

    /** Whether both are known and the first 14 digits agree; the 15th is a check digit that some terminals leave 0. */
    public static boolean same(String imei, String other) {
        return imei != null && other != null
                && imei.length() >= COMPARED_DIGITS && other.length() >= COMPARED_DIGITS
                && imei.regionMatches(0, other, 0, COMPARED_DIGITS);
    }
}

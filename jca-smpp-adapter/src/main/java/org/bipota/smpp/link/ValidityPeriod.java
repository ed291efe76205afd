package org.bipota.smpp.link;

import java.time.Duration;

/** {@code validity_period} in the relative format (SMPP 3.4 clause 7.1.1.2): {@code YYMMDDhhmmss000R}. */
final class ValidityPeriod {

    private static final long SECONDS_PER_DAY = 86_400;
    private static final long DAYS_PER_MONTH = 30;
    private static final long MONTHS_PER_YEAR = 12;
    private static final long MAX_YEARS = 99;

    private ValidityPeriod() {
    }

    /** The field for {@code validity}, at least one second; null for null, the SMSC's own default. */
    static String relative(Duration validity) {
        if (validity == null) {
            return null;
        }
        long seconds = Math.max(1, validity.toSeconds());
        long days = seconds / SECONDS_PER_DAY;
        long months = days / DAYS_PER_MONTH;
        long years = Math.min(MAX_YEARS, months / MONTHS_PER_YEAR);
        return "%02d%02d%02d%02d%02d%02d000R".formatted(years, months % MONTHS_PER_YEAR, days % DAYS_PER_MONTH,
                seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    }
}

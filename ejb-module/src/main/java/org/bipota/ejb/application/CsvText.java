package org.bipota.ejb.application;

import org.apache.commons.csv.CSVFormat;

/** Writes CSV (RFC 4180). */
public final class CsvText {

    private CsvText() {
    }

    /** A line of these values with its end; null is an empty field. */
    public static String line(Object... values) {
        return CSVFormat.RFC4180.format(values) + CSVFormat.RFC4180.getRecordSeparator();
    }
}

package org.bipota.web.console;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Rows of CSV files (RFC 4180). */
final class CsvRow {

    private CsvRow() {
    }

    /** A line of these values; null is an empty field. */
    static String of(Object... values) {
        return Arrays.stream(values).map(CsvRow::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(Object value) {
        String text = value == null ? "" : value.toString();
        // What a spreadsheet would take for a formula is told to be text.
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}

package org.bipota.web.console;

import java.util.Arrays;
import org.bipota.ejb.application.CsvText;

/** Rows of CSV files for people, who open them with a spreadsheet. */
final class CsvRow {

    private CsvRow() {
    }

    /** A line of these values; null is an empty field. */
    static String of(Object... values) {
        return CsvText.line(Arrays.stream(values).map(CsvRow::text).toArray());
    }

    /** What a spreadsheet would take for a formula is told to be text. */
    private static Object text(Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : value;
    }
}

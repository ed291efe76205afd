package org.bipota.web.api;

import java.util.stream.Collectors;
import org.bipota.ejb.application.CardImportResult;

/** The rejected rows of an import as CSV: line and reason. Nothing of the rows themselves, since keys may be anywhere in them. */
final class RejectFile {

    private static final String LINE_END = "\r\n";

    private RejectFile() {
    }

    /** Header and a row for each rejected one that is reported. */
    static String of(CardImportResult result) {
        return result.rejected().stream()
                .map(row -> row.line() + ",\"" + row.reason().replace("\"", "\"\"") + '"' + LINE_END)
                .collect(Collectors.joining("", "line,reason" + LINE_END, ""));
    }
}

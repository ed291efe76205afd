package org.bipota.web.api;

import java.util.stream.Collectors;
import org.bipota.ejb.application.CardImportResult;
import org.bipota.ejb.application.CsvText;

/** The rejected rows of an import as CSV: line and reason. Nothing of the rows themselves, since keys may be anywhere in them. */
final class RejectFile {

    private RejectFile() {
    }

    /** Header and a row for each rejected one that is reported. */
    static String of(CardImportResult result) {
        return result.rejected().stream().map(row -> CsvText.line(row.line(), row.reason()))
                .collect(Collectors.joining("", CsvText.line("line", "reason"), ""));
    }
}

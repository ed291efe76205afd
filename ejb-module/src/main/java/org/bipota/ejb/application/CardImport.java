package org.bipota.ejb.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.bipota.ejb.application.CardFile.NumberedRow;
import org.bipota.ejb.application.CardImportResult.RejectedRow;

/**
 * Imports cards from CSV files of any length. Rows are stored in batches, each in its own transaction; a batch that fails
 * is stored row by row, so that one row harms no other. Importing a file again changes nothing.
 */
@ApplicationScoped
public class CardImport {

    private static final String NOT_STORED = "the server could not store this row; import it again";

    private CardImportTransaction transaction;

    /** For the container's proxy. */
    protected CardImport() {
    }

    /** Stores through {@code transaction}. */
    @Inject
    public CardImport(CardImportTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Imports the whole of {@code csv}, in our own format; the caller closes it.
     *
     * @param actor the operator, for the audit records
     * @throws CardFileException when the header is another one; nothing was stored then
     * @throws IOException when {@code csv} ends early; the rows before were stored
     */
    @RoleChecked
    @RolesAllowed("keymaster")
    public CardImportResult importCsv(InputStream csv, String actor) throws IOException {
        return importCards(csv, CardRowFormat::open, actor);
    }

    /** As {@link #importCsv}, of which nothing is stored. A row that only another row of the file stands against is let pass. */
    @RoleChecked
    @RolesAllowed("keymaster")
    public CardImportResult checkCsv(InputStream csv) throws IOException {
        return checkCards(csv, CardRowFormat::open);
    }

    /** As {@link #importCsv}, in another format. */
    @RoleChecked
    @RolesAllowed("keymaster")
    public CardImportResult importCards(InputStream csv, CardFormat format, String actor) throws IOException {
        CardImportResult result = CardFile.read(csv, format, rows -> store(rows, actor));
        OperatorLog.LOG.imported(result.accepted(), result.rejectedCount());
        return result;
    }

    /** As {@link #checkCsv}, in another format. */
    @RoleChecked
    @RolesAllowed("keymaster")
    public CardImportResult checkCards(InputStream csv, CardFormat format) throws IOException {
        return CardFile.read(csv, format, transaction::check);
    }

    private List<RejectedRow> store(List<NumberedRow> rows, String actor) {
        try {
            return transaction.store(rows, actor);
        } catch (Exception batchRolledBack) { // also the RollbackException, undeclared, of a commit that failed
            OperatorLog.LOG.batchRolledBack(rows.size(), batchRolledBack);
            List<RejectedRow> rejected = new ArrayList<>();
            rows.forEach(row -> rejected.addAll(storeAlone(row, actor)));
            return rejected;
        }
    }

    private List<RejectedRow> storeAlone(NumberedRow row, String actor) {
        try {
            return transaction.store(List.of(row), actor);
        } catch (Exception rolledBack) { // as above
            OperatorLog.LOG.rowRolledBack(row.line(), rolledBack);
            return List.of(new RejectedRow(row.line(), NOT_STORED));
        }
    }
}

package org.bipota.ejb.application;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bipota.ejb.application.CardImportResult.RejectedRow;

/**
 * Reads a card file of any length and hands its good rows over in batches. A bad row costs itself only. Not thread safe.
 */
final class CardFile {

    /** Rejected rows that are reported one by one; more are only counted. */
    static final int MAX_REPORTED = 10_000;

    static final int BATCH_ROWS = 100;
    private static final int MAX_LINE_CHARACTERS = 1024;

    /**
     * A good row and where it stands.
     *
     * @param line counted from 1, the header included
     */
    record NumberedRow(long line, ImportedCard card) {
    }

    /** Takes the good rows. */
    @FunctionalInterface
    interface Store {

        /**
         * Stores the rows, at most {@link #BATCH_ROWS} of them, no card and no subscriber twice, and answers those it
         * could not store.
         */
        List<RejectedRow> store(List<NumberedRow> rows);
    }

    private final CardFormat.Row format;
    private final Store store;
    private final List<NumberedRow> batch = new ArrayList<>(BATCH_ROWS);
    private final Set<String> identities = new HashSet<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private long accepted;
    private long rejectedCount;

    private CardFile(CardFormat.Row format, Store store) {
        this.format = format;
        this.store = store;
    }

    /**
     * Reads the whole of {@code in}.
     *
     * @throws CardFileException when what stands before the first row is something else; nothing was stored then
     */
    static CardImportResult read(InputStream in, CardFormat format, Store store) throws IOException {
        CsvLines lines = new CsvLines(in, MAX_LINE_CHARACTERS);
        CardFile file = new CardFile(format.open(lines), store);
        for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
            file.take(line);
        }
        file.flush();
        file.rejected.sort(Comparator.comparingLong(RejectedRow::line));
        return new CardImportResult(file.accepted, file.rejected, file.rejectedCount);
    }

    private void take(CsvLines.Line line) {
        if (line.tooLong()) {
            reject(new RejectedRow(line.number(), "longer than " + MAX_LINE_CHARACTERS + " characters"));
        } else if (!line.text().isBlank()) {
            try {
                add(new NumberedRow(line.number(), format.parse(line.text())));
            } catch (RefusedRowException e) {
                reject(new RejectedRow(line.number(), e.getMessage()));
            }
        }
    }

    private void add(NumberedRow row) {
        // A card or subscriber that comes twice has to come in the order of the file, and a batch has an order of its own.
        boolean repeated = !identities.add("iccid " + row.card().iccid()) | !identities.add("msisdn " + row.card().msisdn());
        if (repeated || batch.size() == BATCH_ROWS) {
            flush();
            identities.add("iccid " + row.card().iccid());
            identities.add("msisdn " + row.card().msisdn());
        }
        batch.add(row);
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<RejectedRow> notStored = store.store(List.copyOf(batch));
        accepted += batch.size() - notStored.size();
        notStored.forEach(this::reject);
        batch.clear();
        identities.clear();
    }

    private void reject(RejectedRow row) {
        rejectedCount++;
        if (rejected.size() < MAX_REPORTED) {
            rejected.add(row);
        }
    }
}

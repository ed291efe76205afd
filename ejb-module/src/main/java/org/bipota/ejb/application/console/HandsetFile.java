package org.bipota.ejb.application.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.bipota.ejb.application.CardImportResult.RejectedRow;
import org.bipota.ejb.application.CsvLines;

/**
 * Reads a list of handset models of any length, {@value #HEADER}, and hands its good rows over in batches; of a TAC that comes
 * twice the later row counts. A bad row costs itself only. Not thread safe.
 */
final class HandsetFile {

    static final String HEADER = "tac,manufacturer,model";
    /** Rejected rows that are reported one by one; more are only counted. */
    static final int MAX_REPORTED = 1_000;
    static final int BATCH_ROWS = 500;
    private static final int MAX_LINE_CHARACTERS = 512;
    private static final int COLUMNS = 3;

    private final Consumer<List<HandsetModel>> store;
    private final Map<String, HandsetModel> batch = new LinkedHashMap<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private long accepted;
    private long rejectedCount;

    private HandsetFile(Consumer<List<HandsetModel>> store) {
        this.store = store;
    }

    /**
     * Reads the whole of {@code in}.
     *
     * @throws HandsetFileException when the header is another one; nothing was stored then
     */
    static HandsetImportResult read(InputStream in, Consumer<List<HandsetModel>> store) throws IOException {
        CsvLines lines = new CsvLines(in, MAX_LINE_CHARACTERS);
        CsvLines.Line header = lines.next();
        if (header == null || !header.text().replace("\"", "").replace(" ", "").equalsIgnoreCase(HEADER)) {
            throw new HandsetFileException("the first line has another header; expected is " + HEADER);
        }
        HandsetFile file = new HandsetFile(store);
        for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
            file.take(line);
        }
        file.flush();
        return new HandsetImportResult(file.accepted, file.rejected, file.rejectedCount);
    }

    private void take(CsvLines.Line line) {
        if (line.tooLong()) {
            reject(line, "longer than " + MAX_LINE_CHARACTERS + " characters");
            return;
        }
        if (line.text().isBlank()) {
            return;
        }
        List<String> values = values(line.text());
        if (values.size() != COLUMNS) {
            reject(line, "expected are " + COLUMNS + " columns: " + HEADER);
        } else if (!values.get(0).matches("[0-9]{8}")) {
            reject(line, "tac: expected are eight digits");
        } else if (values.get(1).isEmpty() || values.get(1).length() > HandsetModels.MAX_MANUFACTURER) {
            reject(line, "manufacturer: expected are 1 to " + HandsetModels.MAX_MANUFACTURER + " characters");
        } else if (values.get(2).isEmpty() || values.get(2).length() > HandsetModels.MAX_MODEL) {
            reject(line, "model: expected are 1 to " + HandsetModels.MAX_MODEL + " characters");
        } else {
            batch.put(values.get(0), new HandsetModel(values.get(0), values.get(1), values.get(2)));
            accepted++;
            if (batch.size() == BATCH_ROWS) {
                flush();
            }
        }
    }

    private static List<String> values(String line) {
        try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            return parser.getRecords().get(0).stream().map(String::strip).toList();
        } catch (IOException | RuntimeException notCsv) {
            return List.of();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            store.accept(List.copyOf(batch.values()));
            batch.clear();
        }
    }

    private void reject(CsvLines.Line line, String reason) {
        rejectedCount++;
        if (rejected.size() < MAX_REPORTED) {
            rejected.add(new RejectedRow(line.number(), reason));
        }
    }
}

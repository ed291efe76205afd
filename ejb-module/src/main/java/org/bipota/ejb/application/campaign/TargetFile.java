package org.bipota.ejb.application.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bipota.ejb.application.CsvLines;
import org.bipota.ejb.application.SubscriberNumber;
import org.bipota.ejb.application.campaign.TargetUploadResult.RejectedTarget;

/**
 * Reads a target file of any length, one number a line under the header {@value #HEADER}, and hands the numbers over in
 * batches. Not thread safe.
 */
final class TargetFile {

    static final String HEADER = "msisdn";

    /** Rejected rows that are reported one by one; more are only counted. */
    static final int MAX_REPORTED = 1_000;

    static final int BATCH_ROWS = 1_000;
    private static final int MAX_LINE_CHARACTERS = 64;
    private static final int TYPE_OF_NUMBER_UNKNOWN = 0;

    /** Takes the numbers. */
    @FunctionalInterface
    interface Store {
        /** Stores at most {@link #BATCH_ROWS} numbers, each once, and answers how many were new. */
        int store(List<String> msisdns);
    }

    private final String countryCode;
    private final Store store;
    private final Set<String> batch = new LinkedHashSet<>();
    private final List<RejectedTarget> rejected = new ArrayList<>();
    private long accepted;
    private long duplicates;
    private long rejectedCount;

    /** {@code countryCode} is for national numbers, or null. */
    TargetFile(String countryCode, Store store) {
        this.countryCode = countryCode;
        this.store = store;
    }

    /**
     * Reads the whole of {@code in}.
     *
     * @throws CampaignException when the header is another one; nothing was stored then
     */
    TargetUploadResult read(InputStream in) throws IOException {
        CsvLines lines = new CsvLines(in, MAX_LINE_CHARACTERS);
        CsvLines.Line header = lines.next();
        if (header == null || !unquoted(header.text()).equalsIgnoreCase(HEADER)) {
            throw new CampaignException("header", "the first line has another header; expected is " + HEADER);
        }
        // An empty batch first, so that a campaign that takes no targets refuses the file at once.
        store.store(List.of());
        for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
            take(line);
        }
        flush();
        return new TargetUploadResult(accepted, duplicates, rejected, rejectedCount);
    }

    private void take(CsvLines.Line line) {
        if (line.tooLong()) {
            reject(line, "longer than " + MAX_LINE_CHARACTERS + " characters");
        } else if (!line.text().isBlank()) {
            List<String> numbers = SubscriberNumber.candidates(unquoted(line.text()), TYPE_OF_NUMBER_UNKNOWN, countryCode);
            if (numbers.isEmpty()) {
                reject(line, "no subscriber's number: expected are 5 to 15 digits of an international number"
                        + (countryCode == null ? "" : ", or a national one"));
            } else {
                add(numbers.get(0));
            }
        }
    }

    private static String unquoted(String text) {
        String value = text.strip();
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).strip() : value;
    }

    private void add(String msisdn) {
        if (!batch.add(msisdn)) {
            duplicates++;
        } else if (batch.size() == BATCH_ROWS) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            int added = store.store(List.copyOf(batch));
            accepted += added;
            duplicates += batch.size() - added;
            batch.clear();
        }
    }

    private void reject(CsvLines.Line line, String reason) {
        rejectedCount++;
        if (rejected.size() < MAX_REPORTED) {
            rejected.add(new RejectedTarget(line.number(), reason));
        }
    }
}

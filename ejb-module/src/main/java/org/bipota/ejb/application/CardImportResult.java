package org.bipota.ejb.application;

import java.util.List;

/**
 * How an import went.
 *
 * @param accepted rows stored
 * @param rejected rows not stored, in the order of the file; the first {@value CardFile#MAX_REPORTED} of them
 * @param rejectedCount all rows not stored
 */
public record CardImportResult(long accepted, List<RejectedRow> rejected, long rejectedCount) {

    /** Copies {@code rejected}. */
    public CardImportResult {
        rejected = List.copyOf(rejected);
    }

    /**
     * A row that was not stored.
     *
     * @param line counted from 1, the header included
     * @param reason what is wrong with it
     */
    public record RejectedRow(long line, String reason) {
    }
}

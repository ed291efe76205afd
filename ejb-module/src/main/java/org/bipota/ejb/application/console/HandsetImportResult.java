package org.bipota.ejb.application.console;

import java.util.List;
import org.bipota.ejb.application.CardImportResult.RejectedRow;

/**
 * How an import of handset models went.
 *
 * @param accepted rows stored
 * @param rejected rows not stored; the first {@value HandsetFile#MAX_REPORTED} of them
 * @param rejectedCount all rows not stored
 */
public record HandsetImportResult(long accepted, List<RejectedRow> rejected, long rejectedCount) {

    /** Copies {@code rejected}. */
    public HandsetImportResult {
        rejected = List.copyOf(rejected);
    }
}

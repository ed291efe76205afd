package org.bipota.ejb.application.campaign;

import java.util.List;

/**
 * How an upload of targets went.
 *
 * @param accepted rows added
 * @param duplicates rows whose subscriber the campaign had already, from this file or before
 * @param rejected rows that are no subscriber's number; the first {@value TargetFile#MAX_REPORTED} of them
 * @param rejectedCount all of those
 */
public record TargetUploadResult(long accepted, long duplicates, List<RejectedTarget> rejected, long rejectedCount) {

    /** Copies {@code rejected}. */
    public TargetUploadResult {
        rejected = List.copyOf(rejected);
    }

    /**
     * A row that was not added.
     *
     * @param line counted from 1, the header included
     * @param reason what is wrong with it
     */
    public record RejectedTarget(long line, String reason) {
    }
}

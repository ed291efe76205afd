package org.bipota.ejb.domain;

/**
 * How far the release of a campaign's downloads is.
 *
 * @param releasable downloads that are or will be released
 * @param released those whose time was set
 * @param outstanding those released that have not ended
 * @param failed those released that failed
 * @param judgedEnded those that had ended when an operator resumed the campaign last; they are not judged again
 * @param judgedFailed those of them that had failed
 * @param pilotPassed whether the pilot wave was judged, by the rule or by an operator who resumed
 */
public record CampaignStanding(
        long releasable,
        long released,
        long outstanding,
        long failed,
        long judgedEnded,
        long judgedFailed,
        boolean pilotPassed) {

    /** Downloads that ended since the last resume. */
    public long endedSince() {
        return released - outstanding - judgedEnded;
    }

    /** Those of them that failed. */
    public long failedSince() {
        return failed - judgedFailed;
    }
}

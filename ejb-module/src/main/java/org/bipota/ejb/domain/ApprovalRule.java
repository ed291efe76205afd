package org.bipota.ejb.domain;

/**
 * Which campaigns want a second person's approval before they start.
 *
 * @param aboveTargets those with more targets than this; 0: none does
 */
public record ApprovalRule(int aboveTargets) {

    /**
     * Whether a campaign wants it. Nobody can approve the size of one whose targets are selected by a query when it starts,
     * so that one wants it whatever its size.
     */
    public boolean wants(long targets, boolean byQuery) {
        return aboveTargets > 0 && (byQuery || targets > aboveTargets);
    }
}

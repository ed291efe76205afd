package org.bipota.ejb.domain;

/** What is removed when it is old, in the order in which that is done. */
public enum RetentionKind {
    /** Pushes, packets and notices whose check or download has ended, with the receipts of their short messages. */
    PUSHES,
    /** Checks that have ended and that no capability row rests on, with their history. */
    CHECKS,
    /** Downloads of no campaign that have ended, with their history. */
    DOWNLOADS,
    /** Downloads of campaigns that are over, with their history. */
    CAMPAIGN_DOWNLOADS,
    /** Targets of campaigns that are over and have no downloads left. */
    CAMPAIGN_TARGETS,
    /** Campaigns that are over and have neither left. */
    CAMPAIGNS,
    /** Messages that could not be processed. */
    DEAD_LETTERS,
    /** Audit records, from the beginning of their chain. */
    AUDIT_RECORDS,
    /** What the server keeps of batch jobs that have ended. */
    JOBS
}

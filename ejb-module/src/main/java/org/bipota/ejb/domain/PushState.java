package org.bipota.ejb.domain;

/** How far a push has come. */
public enum PushState {
    /** Stored, not yet taken by the SMSC. */
    QUEUED,
    /** Taken by the SMSC. */
    SUBMITTED,
    /** Reported delivered by the SMSC. */
    DELIVERED,
    /** Reported not delivered by the SMSC. */
    UNDELIVERED,
    /** Refused by the SMSC for good. */
    REFUSED,
    /** Taken back before it was submitted. */
    WITHDRAWN
}

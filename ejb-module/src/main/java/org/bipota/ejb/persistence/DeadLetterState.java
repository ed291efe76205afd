package org.bipota.ejb.persistence;

/** Whether a failing message is still tried. */
public enum DeadLetterState {
    /** Answered with a temporary error, so that the SMSC sends it again. */
    RETRIED,
    /** Acknowledged without processing. */
    DEAD,
    /** Processed after all, when an operator had it tried again. */
    RESOLVED,
    /** Given up by an operator. */
    DISCARDED
}

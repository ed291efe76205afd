package org.bipota.simulator.population;

/** The states of a subscriber's capability. */
public enum Verdict {
    /** Never checked. */
    UNKNOWN,
    /** A check is under way. */
    PENDING,
    /** A channel has been opened. */
    CAPABLE,
    /** The push was delivered, and no channel was opened in time. */
    NOT_CAPABLE,
    /** The terminal said why it does not open a channel. */
    REFUSED,
    /** The push could not be delivered. */
    UNDELIVERED
}

package org.bipota.simulator.population;

/** What becomes of a download in the end. */
public enum Ending {
    /** The card has the content. */
    DONE,
    /** The user was told. */
    NOTIFIED,
    /** Neither. */
    FAILED
}

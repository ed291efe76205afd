package org.bipota.ejb.application.campaign;

/** How a round of releases ended. */
public enum ReleaseRound {
    /** There is more to release soon. */
    GOES_ON,
    /** There is more to release, and it takes a while until it may be. */
    SLEEPS,
    /** Everything was released. */
    ALL_RELEASED,
    /** The campaign was paused or stopped. */
    NOT_RUNNING
}

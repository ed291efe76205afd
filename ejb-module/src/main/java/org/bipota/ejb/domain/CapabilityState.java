package org.bipota.ejb.domain;

/** What the capability table says of a subscriber's terminal. */
public enum CapabilityState {
    /** Imported and never checked. */
    UNKNOWN,
    /** A check was accepted and nothing is decided yet. */
    PENDING,
    /** A channel was opened with the identification data of a push. */
    CAPABLE,
    /** A push was delivered and no channel came within the window. */
    NOT_CAPABLE,
    /** The card or the terminal said that it could not open the channel. */
    REFUSED,
    /** No push reached the terminal. */
    UNDELIVERED;

    /** Whether downloads may travel by BIP: in {@link #CAPABLE} and in no other state. */
    public boolean capable() {
        return this == CAPABLE;
    }
}

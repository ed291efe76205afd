package org.bipota.ejb.domain;

/** The states of a capability check: {@code REQUESTED → PUSHED → DELIVERED →} one of the four that end it. */
public enum CheckState {
    /** Accepted; its push is stored and not yet taken by the SMSC. */
    REQUESTED(true, CapabilityState.PENDING),
    /** The SMSC took the push; whether it was delivered is not known. */
    PUSHED(true, CapabilityState.PENDING),
    /** The SMSC reported the push delivered; the check window runs. */
    DELIVERED(true, CapabilityState.PENDING),
    /** A channel was opened with its identification data. Final. */
    CAPABLE(false, CapabilityState.CAPABLE),
    /** Every push was delivered and no channel came within the window. A late channel still proves. */
    NOT_CAPABLE(false, CapabilityState.NOT_CAPABLE),
    /** The card reported why the channel could not be opened. A late channel still proves. */
    REFUSED(false, CapabilityState.REFUSED),
    /** No push reached the terminal, or the check was superseded. A late channel still proves. */
    UNDELIVERED(false, CapabilityState.UNDELIVERED);

    private final boolean running;
    private final CapabilityState row;

    CheckState(boolean running, CapabilityState row) {
        this.running = running;
        this.row = row;
    }

    /** Whether the check is still to be decided. */
    public boolean running() {
        return running;
    }

    /** What the capability table says when the check stands like this. */
    public CapabilityState row() {
        return row;
    }
}

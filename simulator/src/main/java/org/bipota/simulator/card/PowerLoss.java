package org.bipota.simulator.card;

/** The card's power went while it waited for the terminal. What it had not stored is gone; it can be powered on again. */
public final class PowerLoss extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The loss. */
    public PowerLoss() {
        super("power lost", null, false, false);
    }
}

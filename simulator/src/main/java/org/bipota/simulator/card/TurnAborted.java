package org.bipota.simulator.card;

/** Ends an applet's turn when its card was reset: an error, since applets catch exceptions. */
final class TurnAborted extends Error {

    private static final long serialVersionUID = 1L;

    TurnAborted() {
        super("the card was reset", null, false, false);
    }
}

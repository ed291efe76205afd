package org.bipota.simulator.card;

import org.bipota.protocol.Octets;

/** The way of proactive commands to the terminal. */
interface ProactiveLink {

    /** Has the terminal execute a command: {@code D0 ...}; the TLVs of its TERMINAL RESPONSE. */
    Octets execute(Octets command);

    /** Whether a command is under way, so that no other can be sent. */
    boolean isBusy();

    /** Ends whatever calls it when the card lost its power since that began. */
    void requirePower();

    /** Straight to a terminal that answers at once. */
    static ProactiveLink to(Terminal terminal) {
        return new ProactiveLink() {

            @Override
            public Octets execute(Octets command) {
                return terminal.execute(command);
            }

            @Override
            public boolean isBusy() {
                return false;
            }

            @Override
            public void requirePower() {
                // the terminal itself ends a turn, when it executes a command
            }
        };
    }
}

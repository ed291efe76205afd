package org.bipota.simulator.card;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import org.bipota.protocol.Octets;

/** Proactive commands that wait until the terminal fetches them, with whoever sent them waiting as well. */
final class FetchLink implements ProactiveLink {

    private static final Logger LOG = System.getLogger(FetchLink.class.getName());

    private final ThreadLocal<CardThread> current = new ThreadLocal<>();
    private CardThread waiting;
    private boolean fetched;

    /** Does what an APDU asks for, until it is done or sends a command. */
    void run(Runnable work) {
        CardThread thread = new CardThread();
        thread.start(() -> {
            current.set(thread);
            try {
                work.run();
            } finally {
                current.remove();
            }
        });
        keep(thread);
    }

    private void keep(CardThread thread) {
        if (thread.command() != null) {
            waiting = thread;
            fetched = false;
        }
    }

    /** The terminal's answer to the command fetched. */
    void respond(Octets terminalResponse) {
        CardThread thread = waiting;
        waiting = null;
        thread.resume(terminalResponse);
        keep(thread);
    }

    /** The card lost its power: who waits is ended. */
    void reset() {
        CardThread thread = waiting;
        waiting = null;
        if (thread != null && !thread.abort()) {
            LOG.log(Level.WARNING, "an applet goes on although its card was reset");
        }
    }

    /** The length of the command that the terminal should fetch; 0 when there is none. */
    int lengthToFetch() {
        return waiting == null || fetched ? 0 : waiting.command().length();
    }

    /** The command that waits; null when there is none. */
    Octets waiting() {
        return waiting == null ? null : waiting.command();
    }

    /** The terminal has it. */
    void fetched() {
        fetched = true;
    }

    /** Whether a TERMINAL RESPONSE is expected. */
    boolean isFetched() {
        return waiting != null && fetched;
    }

    @Override
    public Octets execute(Octets command) {
        return current.get().execute(command);
    }

    @Override
    public boolean isBusy() {
        return waiting != null;
    }

    @Override
    public void requirePower() {
        CardThread thread = current.get();
        if (thread != null) {
            thread.requirePower();
        }
    }
}

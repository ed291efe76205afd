package org.bipota.applet;

/**
 * How often and when one message is tried again: a limited number per power-on, and after each failure twice as many
 * STATUS commands later (1, 2, 4, ...). At the next power-on it starts again.
 */
final class Retries {

    /** The RAM it needs. */
    static final short STATE_SHORTS = 3;

    private static final short LEFT = 0;
    private static final short WAIT = 1;
    private static final short STEP = 2;

    private final short[] state;
    private final byte tries;

    Retries(short[] state, byte tries) {
        this.state = state;
        this.tries = tries;
    }

    /** Whether this general result says that the terminal did it (ETSI TS 102 223 clause 8.12). */
    static boolean done(byte generalResult) {
        return (generalResult & 0xF0) == 0;
    }

    /** Something is to be sent, and may be tried the full number of times. */
    void begin() {
        state[LEFT] = tries;
        state[WAIT] = 1;
        state[STEP] = 1;
    }

    /** Counts an attempt, before it is made: an exception in it counts as well. */
    void attempt() {
        state[LEFT]--;
        state[WAIT] = state[STEP];
        state[STEP] = (short) (state[STEP] << 1);
    }

    /** Nothing is left to be sent in this power-on. */
    void end() {
        state[LEFT] = 0;
    }

    /** Judges the answer to an attempt; whether it was sent. A final refusal ends the attempts of this power-on. */
    boolean sent(byte generalResult) {
        if (done(generalResult)) {
            end();
            return true;
        }
        // 3x says that the same would fail again, but for 35, the network's own refusal, which may pass
        if ((generalResult & 0xF0) == 0x30 && generalResult != 0x35) {
            end();
        }
        return false;
    }

    /** A STATUS command came; whether to try now. */
    boolean due() {
        if (state[LEFT] <= 0) {
            return false;
        }
        state[WAIT]--;
        return state[WAIT] <= 0;
    }
}

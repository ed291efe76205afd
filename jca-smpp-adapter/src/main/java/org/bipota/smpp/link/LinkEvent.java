package org.bipota.smpp.link;

import org.bipota.smpp.api.LinkStatus.State;

/** What happens to a link, and what it leads to. */
enum LinkEvent {

    /** The time to wait before connecting is over. */
    ATTEMPT,
    /** All binds of the link were accepted. */
    BIND_ACCEPTED,
    /** The SMSC answered a bind with a command status other than 0. */
    BIND_REFUSED,
    /** No connection, or no answer that can be used. */
    ATTEMPT_FAILED,
    /** A bound session ended without our wish. */
    SESSION_ENDED,
    /** We do not want the link any more. */
    STOPPED;

    /**
     * The state after this event in {@code state}.
     *
     * <pre>
     *              ATTEMPT     BIND_ACCEPTED BIND_REFUSED ATTEMPT_FAILED SESSION_ENDED STOPPED
     *  CONNECTING  CONNECTING  BOUND         REFUSED      LOST           -             CLOSED
     *  BOUND       -           -             -            -              LOST          CLOSED
     *  REFUSED     CONNECTING  -             -            -              -             CLOSED
     *  LOST        CONNECTING  -             -            -              -             CLOSED
     *  CLOSED      -           -             -            -              -             CLOSED
     * </pre>
     *
     * <p>{@code DRAINING} is {@code BOUND} as seen from outside, and no state of its own here.
     *
     * @throws IllegalStateException where the table has a dash: a defect of the caller's
     */
    State in(State state) {
        if (this == STOPPED) {
            return State.CLOSED;
        }
        State next = switch (state) {
            case CONNECTING -> connecting();
            case BOUND -> this == SESSION_ENDED ? State.LOST : null;
            case REFUSED, LOST -> this == ATTEMPT ? State.CONNECTING : null;
            case DRAINING, CLOSED -> null;
        };
        if (next == null) {
            throw new IllegalStateException(this + " in state " + state);
        }
        return next;
    }

    private State connecting() {
        return switch (this) {
            case ATTEMPT -> State.CONNECTING;
            case BIND_ACCEPTED -> State.BOUND;
            case BIND_REFUSED -> State.REFUSED;
            case ATTEMPT_FAILED -> State.LOST;
            case SESSION_ENDED, STOPPED -> null;
        };
    }
}

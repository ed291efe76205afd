package org.bipota.smpp.api;

import java.time.Duration;

/**
 * One link to an SMSC as it is now.
 *
 * @param name the link's name
 * @param smsc host and port
 * @param state one of {@code CONNECTING, BOUND, DRAINING, REFUSED, LOST, CLOSED}
 * @param bindType {@code transceiver} or {@code pair}
 * @param window submits that may be in flight
 * @param inFlight submits in flight
 * @param rate segments per second, as configured
 * @param queued messages waiting to be submitted that this link may take
 * @param received messages received since the start
 * @param submitted segments the SMSC accepted since the start
 * @param throttled answers ESME_RTHROTTLED or ESME_RMSGQFUL since the start
 * @param lastError in words, or null
 * @param group the links that share their messages with it
 * @param safeRate segments per second that the SMSC was last seen to bear, 1 to {@code rate}; lower while it throttles
 * @param roundTrip the smoothed time from a submit to its answer, or null before the first
 * @param unanswered submits without an answer in time since the start
 * @param late answers of those that came after all
 * @param binds how often the link was bound since the start
 */
public record LinkStatus(
        String name,
        String smsc,
        State state,
        String bindType,
        int window,
        int inFlight,
        int rate,
        int queued,
        long received,
        long submitted,
        long throttled,
        String lastError,
        String group,
        int safeRate,
        Duration roundTrip,
        long unanswered,
        long late,
        long binds) {

    /** The states of a link. */
    public enum State {
        /** The connection or the bind is under way. */
        CONNECTING,
        /** Bound: messages flow. */
        BOUND,
        /** Bound, and being closed: what was begun ends, nothing new is submitted. */
        DRAINING,
        /** The SMSC refused the bind; tried again later. */
        REFUSED,
        /** The connection broke or could not be made; tried again later. */
        LOST,
        /** Not wanted any more. */
        CLOSED
    }
}

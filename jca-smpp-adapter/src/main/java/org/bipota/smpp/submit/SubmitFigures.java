package org.bipota.smpp.submit;

import java.time.Duration;

/**
 * A link's figures of submitting at one moment.
 *
 * @param inFlight unanswered segments
 * @param queued waiting messages that this link may take
 * @param submitted segments accepted since the start
 * @param throttled answers "throttled" or "queue full" since the start
 * @param safeRate segments per second that the SMSC was last seen to bear
 * @param roundTrip the smoothed time to an answer, or null before the first
 * @param unanswered segments without an answer in time since the start
 * @param late answers of those that came after all
 */
public record SubmitFigures(
        int inFlight,
        int queued,
        long submitted,
        long throttled,
        int safeRate,
        Duration roundTrip,
        long unanswered,
        long late) {
}

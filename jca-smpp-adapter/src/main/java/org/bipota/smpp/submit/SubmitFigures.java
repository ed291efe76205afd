package org.bipota.smpp.submit;

/**
 * A submitter's figures at one moment.
 *
 * @param inFlight unanswered segments
 * @param queued waiting messages
 * @param free how many further messages it takes, 0 when the link is not bound
 * @param submitted segments accepted since the start
 * @param throttled answers "throttled" or "queue full" since the start
 */
public record SubmitFigures(int inFlight, int queued, int free, long submitted, long throttled) {
}

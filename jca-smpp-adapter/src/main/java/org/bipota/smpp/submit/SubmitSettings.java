package org.bipota.smpp.submit;

import java.time.Duration;

/**
 * How one link submits.
 *
 * @param link the link's name
 * @param window segments that may be unanswered
 * @param rate segments per second
 * @param queueSize messages that may wait
 * @param responseTimeout how long an answer may take
 * @param throttlePause the first pause after "throttled"
 * @param throttlePauseMax the longest one
 */
public record SubmitSettings(
        String link,
        int window,
        int rate,
        int queueSize,
        Duration responseTimeout,
        Duration throttlePause,
        Duration throttlePauseMax) {
}

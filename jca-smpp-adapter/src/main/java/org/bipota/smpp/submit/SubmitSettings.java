package org.bipota.smpp.submit;

import java.time.Duration;

/**
 * How one link submits.
 *
 * @param link the link's name
 * @param group the links that share their messages with it
 * @param window segments that may be unanswered
 * @param rate segments per second
 * @param responseTimeout how long an answer may take
 * @param throttlePause the first pause after "throttled"
 * @param throttlePauseMax the longest one
 */
public record SubmitSettings(
        String link,
        String group,
        int window,
        int rate,
        Duration responseTimeout,
        Duration throttlePause,
        Duration throttlePauseMax) {
}

package org.bipota.ejb.application.console;

import java.time.Instant;

/**
 * A way in which checks of one handset model failed lately.
 *
 * @param state the state they ended in
 * @param reason why, in words, or null
 * @param number how many of the newest checks
 * @param latest when the latest of them ended
 */
public record HandsetFailure(String state, String reason, long number, Instant latest) {
}

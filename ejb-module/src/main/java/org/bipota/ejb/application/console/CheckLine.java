package org.bipota.ejb.application.console;

import java.time.Instant;

/**
 * One check as a list shows it.
 *
 * @param id the check's number
 * @param cardId the card's number here
 * @param state the state's name
 * @param cause why it was started, one word
 * @param imei of the handset, or null
 * @param tac of the handset, or null
 * @param attempts pushes made
 * @param reason why it ended so, or null
 */
public record CheckLine(long id, long cardId, String msisdn, String state, String cause, String imei, String tac, int attempts,
        String reason, Instant requestedAt, Instant decidedAt) {
}

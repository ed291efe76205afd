package org.bipota.ejb.outbound;

import org.bipota.smpp.api.SubmitOutcome;

/**
 * How a claimed message fared.
 *
 * @param id its row
 * @param outcome what the adapter reported
 */
public record StoredOutcome(Long id, SubmitOutcome outcome) {
}

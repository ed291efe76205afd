package org.bipota.ejb.outbound;

import org.bipota.smpp.api.OutboundShortMessage;

/**
 * A message that this node claimed.
 *
 * @param id its row
 * @param message what is submitted
 */
public record ClaimedMessage(Long id, OutboundShortMessage message) {
}

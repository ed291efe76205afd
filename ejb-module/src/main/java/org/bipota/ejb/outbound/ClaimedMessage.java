package org.bipota.ejb.outbound;

import java.util.List;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.smpp.api.OutboundShortMessage;

/**
 * A message that this node claimed.
 *
 * @param id its row
 * @param cardId the card it goes to
 * @param pushId the push it carries
 * @param priority its priority
 * @param parts the ordinals, from 1, of the parts that are submitted: those the SMSC is known to have are not sent again
 * @param message what is submitted
 */
public record ClaimedMessage(
        Long id, Long cardId, Long pushId, MessagePriority priority, List<Integer> parts, OutboundShortMessage message) {
}

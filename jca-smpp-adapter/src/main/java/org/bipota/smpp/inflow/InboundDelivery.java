package org.bipota.smpp.inflow;

import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.link.Reply;

/**
 * One received message that waits to be processed and answered.
 *
 * @param message the message
 * @param reply its response
 */
record InboundDelivery(InboundShortMessage message, Reply reply) {
}

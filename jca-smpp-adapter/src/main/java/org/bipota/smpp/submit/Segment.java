package org.bipota.smpp.submit;

import org.bipota.smpp.api.OutboundShortMessage;

/**
 * One part of a message: one {@code submit_sm}.
 *
 * @param message the message
 * @param index the part, from 0 on
 */
public record Segment(OutboundShortMessage message, int index) {

    /** The part's user data. */
    public byte[] userData() {
        return message.parts().get(index);
    }

    /** Whether further parts of the message follow. */
    public boolean moreToSend() {
        return index < message.parts().size() - 1;
    }
}

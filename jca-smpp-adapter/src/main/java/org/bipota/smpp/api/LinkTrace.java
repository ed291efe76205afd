package org.bipota.smpp.api;

import java.time.Instant;

/**
 * What was recorded of a link's PDUs.
 *
 * @param link the link's name
 * @param startedAt when the recording began
 * @param endsAt when it ends by itself, or ended
 * @param running whether it goes on
 * @param pdus PDUs in the text
 * @param dropped older PDUs that had to make room
 * @param text a line for each PDU, the oldest first: time, {@code >} sent or {@code <} received, command, sequence number,
 *     command status and fields; addresses masked, of texts and passwords the lengths only
 */
public record LinkTrace(String link, Instant startedAt, Instant endsAt, boolean running, int pdus, long dropped, String text) {

    /** The text may be long, and is meant for a file. */
    @Override
    public String toString() {
        return "LinkTrace[link=" + link + ", running=" + running + ", pdus=" + pdus + ", dropped=" + dropped + ']';
    }
}

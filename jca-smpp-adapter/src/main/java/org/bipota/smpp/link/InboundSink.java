package org.bipota.smpp.link;

import org.bipota.smpp.api.InboundShortMessage;

/** Takes received messages off the reader thread. */
public interface InboundSink {

    /**
     * Takes the message, or not; never waits.
     *
     * @param reply to be used once by whoever the message was given to
     * @return false when there is no room: the caller answers
     */
    boolean offer(InboundShortMessage message, Reply reply);

    /** How many messages there is room for in total. */
    int capacity();
}

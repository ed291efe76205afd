package org.bipota.bip.channel;

import org.bipota.bip.api.ChannelStatus;
import org.bipota.protocol.Octets;

/** A channel as the outbound side sees it. */
public interface OpenChannel {

    /** Its id. */
    String id();

    /** Queues an SDU, on any thread; false when the channel is not open or its queue is full. */
    boolean offer(Octets sdu);

    /** Ends it as {@link ChannelLine#close} does, on any thread. */
    void end();

    /** Ends it at once, on the event loop: the server stops. */
    void abort();

    /** How it is now; on the event loop. */
    ChannelStatus status();
}

package org.bipota.bip.channel;

import io.netty.channel.EventLoop;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.protocol.Octets;

/** A channel as the outbound side sees it. */
public interface OpenChannel {

    /** Its id. */
    String id();

    /** The loop it belongs to. */
    EventLoop loop();

    /** Queues an SDU, on any thread; false when the channel is not open or its queue is full. */
    boolean offer(Octets sdu);

    /** Ends it as {@link ChannelLine#close} does, on any thread. */
    void end();

    /** Begins to capture its frames unless they are captured already; on its loop. */
    void capture();

    /**
     * The server stops: takes nothing new, lets what is under way be acknowledged and answered, and ends "temporarily
     * unable"; on its loop.
     */
    void drain();

    /** Ends it at once, "temporarily unable"; on its loop. */
    void abort();

    /** How it is now; on its loop. */
    ChannelStatus status();
}

package org.bipota.bip.api;

import java.util.List;
import org.bipota.protocol.Octets;

/** A handle on the adapter's outbound side. Not to be used inside a database transaction. */
public interface BipConnection extends AutoCloseable {

    /**
     * Queues one SDU on an open channel.
     *
     * @return whether it was queued; false when the channel is not open any more or its queue is full
     */
    boolean send(String channelId, Octets sdu);

    /** Ends a channel as {@link ChannelAction#CLOSE} does; nothing happens when it is not open any more. */
    void end(String channelId);

    /** The channels as they are now. */
    List<ChannelStatus> channels();

    /** Gives the handle back. */
    @Override
    void close();
}

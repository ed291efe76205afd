package org.bipota.ejb.application;

import org.bipota.protocol.Octets;

/** Uses channels once the current transaction has committed; what becomes of it is seen by what comes back. */
public interface ChannelOutput {

    /** Sends one SDU. */
    void send(String channelId, Octets sdu);

    /** Ends the channel. */
    void end(String channelId);
}

package org.bipota.simulator.handset;

import org.bipota.protocol.Octets;

/** What the channels have to tell the card, once it has finished what it is doing. */
interface ChannelEvents {

    /** Runs {@code task} on the handset's thread, after what runs now. */
    void later(Runnable task);

    /**
     * Sends a data available event when the card has set it up.
     *
     * @param channelStatus the channel's status object
     * @param octets        1 to 255, where 255 stands for that many or more
     */
    void dataAvailable(Octets channelStatus, int octets);

    /** Sends a channel status event when the card has set it up. */
    void channelStatus(Octets channelStatus);
}

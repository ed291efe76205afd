package org.bipota.simulator.handset;

/** What the channels have to tell the card, once it has finished what it is doing. */
interface ChannelEvents {

    /** Runs {@code task} on the handset's thread, after what runs now. */
    void later(Runnable task);

    /** Sends a data available event when the card has set it up. */
    void dataAvailable(int channel, int octets);

    /** Sends a channel status event, link dropped, when the card has set it up. */
    void linkDropped(int channel);
}

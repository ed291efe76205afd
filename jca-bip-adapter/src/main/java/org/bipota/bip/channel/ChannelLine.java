package org.bipota.bip.channel;

/** What the answers to a channel's events do to it. Called on the event loop. */
public interface ChannelLine {

    /** Ends the channel once everything sent is acknowledged. */
    void close();

    /** Ends the channel at once, "temporarily unable". */
    void abort();

    /** Stops the peer, or lets it go on. */
    void hold(boolean stopped);

    /** Everything that came has been delivered and answered; more may come. */
    void quiet();

    /** The last event is delivered; there will be no other. */
    void settled();
}

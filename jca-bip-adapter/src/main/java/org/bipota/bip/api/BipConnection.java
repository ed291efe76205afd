package org.bipota.bip.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bipota.protocol.Octets;

/** A handle on the adapter's outbound side. Only {@link #expect} is for use inside a database transaction. */
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

    /**
     * Says that a peer will come with this identification. Its question is then put before those about peers that nobody
     * expects, which are bounded per second: under attack it is the expected that get their answer. Nothing is admitted by
     * this, and the oldest expectations are forgotten when there are too many.
     *
     * @param identification as {@link ChannelIdentification#identification} will give it
     */
    void expect(Octets identification);

    /**
     * How far the application has heard the handsets: when the oldest SYN with an expected identification, or the oldest
     * event of a channel, came that the application has not stored yet. A wait for a handset that would have ended later
     * than this is not over, however late it is.
     *
     * @return empty when nothing waits
     */
    Optional<Instant> oldestUndelivered();

    /** What the adapter counts. */
    BipFigures figures();

    /**
     * Begins to capture an open channel's frames, within the adapter's bounds on captures. Nothing happens when it is being
     * captured already.
     *
     * @return false when there is no such channel
     */
    boolean capture(String channelId);

    /**
     * Captures the next channel of a subscriber from its first frame, when it comes within the adapter's time.
     *
     * @return false when too many subscribers are waited for
     */
    boolean captureNext(String subscriber);

    /** The captures kept, the oldest first. */
    List<CaptureStatus> captures();

    /** A capture as a file in pcap format, link type raw IP; empty when there is none of that channel. */
    Optional<Octets> pcap(String channelId);

    /** Gives the handle back. */
    @Override
    void close();
}

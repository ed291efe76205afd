package org.bipota.bip.channel;

import io.netty.channel.EventLoop;
import java.time.Instant;
import org.bipota.bip.BipSettings;
import org.bipota.bip.work.LoopTimers;

/**
 * What the channels of one event loop share. A channel belongs to one loop for all its life, and nothing of it is touched
 * elsewhere.
 *
 * @param server what all loops share
 * @param loop the loop
 * @param timers its deadlines
 */
public record LoopScope(ServerScope server, EventLoop loop, LoopTimers timers) {

    /** The configuration. */
    public BipSettings settings() {
        return server.settings();
    }

    /** Now, for intervals. */
    public long nanos() {
        return server.nanoTime().getAsLong();
    }

    /** Now, for events. */
    public Instant now() {
        return server.clock().instant();
    }
}

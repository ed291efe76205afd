package org.bipota.bip.channel;

import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.bipota.bip.BipSettings;
import org.bipota.bip.inflow.ChannelEndpoint;
import org.bipota.bip.work.Workers;

/**
 * What the channels of one server share.
 *
 * @param settings the configuration
 * @param endpoint the application's endpoint
 * @param workers where it is called
 * @param loop the one event loop, owner of every channel
 * @param registry all channels
 * @param strangers what is asked and refused
 * @param clock for instants in events
 * @param nanoTime for intervals
 */
public record ServerScope(BipSettings settings, ChannelEndpoint endpoint, Workers workers, EventLoop loop,
        ChannelRegistry registry, Strangers strangers, Clock clock, LongSupplier nanoTime) {
}

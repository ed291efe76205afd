package org.bipota.bip.channel;

import java.time.Clock;
import java.util.function.LongSupplier;
import org.bipota.bip.BipSettings;
import org.bipota.bip.capture.Captures;
import org.bipota.bip.inflow.ChannelEndpoint;
import org.bipota.bip.work.Workers;

/**
 * What the channels of one server share, whatever their loop.
 *
 * @param settings the configuration
 * @param endpoint the application's endpoint
 * @param workers where it is called
 * @param registry all channels
 * @param halfOpen those whose handshake is not complete
 * @param strangers what is asked and refused
 * @param counters what is counted
 * @param captures which channels are captured
 * @param backlog what is not stored yet
 * @param clock for instants in events
 * @param nanoTime for intervals
 */
public record ServerScope(BipSettings settings, ChannelEndpoint endpoint, Workers workers, ChannelRegistry registry,
        HalfOpenChannels halfOpen, Strangers strangers, Counters counters, Captures captures, Backlog backlog,
        Clock clock, LongSupplier nanoTime) {
}

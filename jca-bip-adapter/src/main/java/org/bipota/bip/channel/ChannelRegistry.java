package org.bipota.bip.channel;

import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bipota.bip.api.ChannelStatus;

/**
 * All channels of one server and their bounds, for any thread. A place is taken before the application is asked about a
 * stranger, and given back when the stranger is refused or its channel has ended.
 */
public final class ChannelRegistry {

    private final int maxChannels;
    private final int maxPerSource;
    private final Map<String, OpenChannel> byId = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> bySource = new HashMap<>();
    private int taken;
    private Runnable whenEmpty;

    /** An empty registry. */
    public ChannelRegistry(int maxChannels, int maxPerSource) {
        this.maxChannels = maxChannels;
        this.maxPerSource = maxPerSource;
    }

    /** Takes a place; false when there is none for this source, or none at all. */
    public synchronized boolean take(InetAddress source) {
        int ofSource = bySource.getOrDefault(source, 0);
        if (taken >= maxChannels || ofSource >= maxPerSource) {
            return false;
        }
        taken++;
        bySource.put(source, ofSource + 1);
        return true;
    }

    /** Gives a place back. */
    public synchronized void giveBack(InetAddress source) {
        taken--;
        bySource.computeIfPresent(source, (address, count) -> count == 1 ? null : count - 1);
    }

    /** Places taken now. */
    public synchronized int taken() {
        return taken;
    }

    /** Adds a channel. */
    public void add(OpenChannel channel) {
        byId.put(channel.id(), channel);
    }

    /** Removes a channel. */
    public void remove(OpenChannel channel) {
        byId.remove(channel.id());
        Runnable task = null;
        synchronized (this) {
            if (byId.isEmpty()) {
                task = whenEmpty;
            }
        }
        if (task != null) {
            task.run();
        }
    }

    /** Tells once there is no channel any more. */
    public void whenEmpty(Runnable task) {
        synchronized (this) {
            whenEmpty = task;
        }
        if (byId.isEmpty()) {
            task.run();
        }
    }

    /** The channel of that id or null. */
    public OpenChannel find(String id) {
        return byId.get(id);
    }

    /** All channels at this moment. */
    public Collection<OpenChannel> all() {
        return List.copyOf(byId.values());
    }

    /** The states of a loop's channels; on that loop. */
    public List<ChannelStatus> statuses(EventLoop loop) {
        return byId.values().stream().filter(channel -> channel.loop() == loop).map(OpenChannel::status).toList();
    }
}

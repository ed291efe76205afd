package org.bipota.bip.channel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bipota.bip.api.ChannelStatus;

/**
 * All channels of one server and their bounds. A place is taken before the application is asked about a stranger, and
 * given back when the stranger is refused or its channel has ended. Look-up by id is for any thread.
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
    public boolean take(InetAddress source) {
        int ofSource = bySource.getOrDefault(source, 0);
        if (taken >= maxChannels || ofSource >= maxPerSource) {
            return false;
        }
        taken++;
        bySource.put(source, ofSource + 1);
        return true;
    }

    /** Gives a place back. */
    public void giveBack(InetAddress source) {
        taken--;
        bySource.computeIfPresent(source, (address, count) -> count == 1 ? null : count - 1);
    }

    /** Places taken now. */
    public int taken() {
        return taken;
    }

    /** Adds a channel. */
    public void add(OpenChannel channel) {
        byId.put(channel.id(), channel);
    }

    /** Removes a channel. */
    public void remove(OpenChannel channel) {
        byId.remove(channel.id());
        if (byId.isEmpty() && whenEmpty != null) {
            whenEmpty.run();
        }
    }

    /** Tells once there is no channel any more. */
    public void whenEmpty(Runnable task) {
        if (byId.isEmpty()) {
            task.run();
        } else {
            whenEmpty = task;
        }
    }

    /** The channel of that id or null; on any thread. */
    public OpenChannel find(String id) {
        return byId.get(id);
    }

    /** All channels at this moment. */
    public Collection<OpenChannel> all() {
        return new ArrayList<>(byId.values());
    }

    /** All channels' states. */
    public List<ChannelStatus> statuses() {
        return byId.values().stream().map(OpenChannel::status).toList();
    }
}

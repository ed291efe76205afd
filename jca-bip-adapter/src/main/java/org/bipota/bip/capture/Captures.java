package org.bipota.bip.capture;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.bip.api.CaptureStatus;
import org.bipota.protocol.Octets;

/** The captures kept and the subscribers waited for, on any thread. */
public final class Captures {

    private final CaptureBounds bounds;
    private final Clock clock;
    private final Map<String, Capture> byChannel = new LinkedHashMap<>();
    private final Map<String, Instant> awaited = new LinkedHashMap<>();
    private volatile boolean someAwaited;

    /** None yet. */
    public Captures(CaptureBounds bounds, Clock clock) {
        this.bounds = bounds;
        this.clock = clock;
    }

    /** Waits for the next channel of a subscriber; false when too many are waited for. */
    public synchronized boolean await(String subscriber) {
        Instant now = clock.instant();
        awaited.values().removeIf(until -> !now.isBefore(until));
        if (awaited.size() >= bounds.captures() && !awaited.containsKey(subscriber)) {
            return false;
        }
        awaited.put(subscriber, now.plus(bounds.time()));
        someAwaited = true;
        return true;
    }

    /** The capture of a channel that begins, or null when its subscriber is not waited for. */
    public Capture beginning(String channelId, String subscriber, InetSocketAddress local) {
        return someAwaited ? awaitedCapture(channelId, subscriber, local) : null;
    }

    private synchronized Capture awaitedCapture(String channelId, String subscriber, InetSocketAddress local) {
        Instant until = awaited.remove(subscriber);
        someAwaited = !awaited.isEmpty();
        return until != null && clock.instant().isBefore(until) ? begin(channelId, subscriber, local) : null;
    }

    /** Begins a capture; the oldest is forgotten when there are too many. */
    public synchronized Capture begin(String channelId, String subscriber, InetSocketAddress local) {
        Iterator<Capture> oldest = byChannel.values().iterator();
        if (byChannel.size() >= bounds.captures()) {
            oldest.next().ended();
            oldest.remove();
        }
        Capture capture = new Capture(channelId, subscriber, local, clock.instant(), bounds.octets(), bounds.time());
        byChannel.put(channelId, capture);
        return capture;
    }

    /** All, the oldest first. */
    public synchronized List<CaptureStatus> statuses() {
        return byChannel.values().stream().map(Capture::status).toList();
    }

    /** The file of a channel's capture. */
    public synchronized Optional<Octets> pcap(String channelId) {
        return Optional.ofNullable(byChannel.get(channelId)).map(Capture::pcap);
    }
}

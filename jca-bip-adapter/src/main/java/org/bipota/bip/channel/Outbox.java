package org.bipota.bip.channel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.bipota.protocol.Octets;

/**
 * What waits to be sent on one channel. Places are reserved by any thread; the queue itself belongs to the event loop, and
 * is short because the transport has its own.
 */
public final class Outbox {

    private static final int PLACES = 64;

    private final AtomicInteger reserved = new AtomicInteger();
    private final Queue<Octets> waiting = new ArrayDeque<>(2);

    /** Reserves a place, on any thread; false when there is none. */
    public boolean reserve() {
        return reserved.getAndUpdate(count -> count < PLACES ? count + 1 : count) < PLACES;
    }

    /** Gives a place back that was reserved and not used. */
    public void unreserve() {
        reserved.decrementAndGet();
    }

    /** Puts an SDU on its reserved place. */
    public void add(Octets sdu) {
        waiting.add(sdu);
    }

    /** The next SDU, or null. */
    public Octets peek() {
        return waiting.peek();
    }

    /** Takes the next SDU and frees its place. */
    public void remove() {
        waiting.remove();
        reserved.decrementAndGet();
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }
}

package org.bipota.bip.channel;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * The channels that are admitted and whose handshake is not complete, of all loops. One correlation has a few at most: the
 * next attempt replaces the oldest, so that who replays another's SYN from many ports fills nothing.
 *
 * <p>One costs at most {@value #OCTETS_EACH} octets of heap, all that belongs to the channel included.
 */
public final class HalfOpenChannels {

    /** What one costs at most. */
    public static final int OCTETS_EACH = 2560;

    private static final int PER_CORRELATION = 4;

    /** One of them. */
    public interface HalfOpen {

        /** The loop it belongs to. */
        EventLoop loop();

        /** Another attempt takes its place; on its loop. Nothing happens when it has opened meanwhile. */
        void replaced();
    }

    private final int most;
    private final Map<String, ArrayDeque<HalfOpen>> byCorrelation = new HashMap<>();
    private int count;

    /** At most so many. */
    public HalfOpenChannels(int most) {
        this.most = most;
    }

    /** Adds one; false when there are too many. */
    public boolean add(String correlation, HalfOpen channel) {
        HalfOpen oldest = null;
        synchronized (this) {
            ArrayDeque<HalfOpen> same = byCorrelation.get(correlation);
            if (same != null && same.size() >= PER_CORRELATION) {
                oldest = same.remove();
                count--;
            } else if (count >= most) {
                return false;
            }
            byCorrelation.computeIfAbsent(correlation, one -> new ArrayDeque<>(1)).add(channel);
            count++;
        }
        if (oldest != null) {
            oldest.loop().execute(oldest::replaced);
        }
        return true;
    }

    /** Removes one that opened or ended; nothing happens when it is not among them. */
    public synchronized void remove(String correlation, HalfOpen channel) {
        ArrayDeque<HalfOpen> same = byCorrelation.get(correlation);
        if (same != null && same.remove(channel)) {
            count--;
            if (same.isEmpty()) {
                byCorrelation.remove(correlation);
            }
        }
    }
}

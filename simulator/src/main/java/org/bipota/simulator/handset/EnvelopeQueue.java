package org.bipota.simulator.handset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.bipota.protocol.Octets;

/**
 * The way of envelopes to one card. What the card does not take since it is busy (93 00) is sent again every second, in
 * its order (TS 102 223 clause 7.5); an SMS is refused instead, and the network's to repeat. Used by its handset's
 * thread only.
 */
final class EnvelopeQueue {

    private static final int BUSY = 0x93;
    private static final long RETRY_SECONDS = 1;

    private final ToIntFunction<Octets> card;
    private final ScheduledExecutorService scheduler;
    private final ChannelEvents thread;
    private final Deque<Octets> waiting = new ArrayDeque<>();
    private ScheduledFuture<?> retry;
    private int busyFor;

    /** {@code card} takes an ENVELOPE and answers with its status word; {@code thread} leads back to the handset's. */
    EnvelopeQueue(ToIntFunction<Octets> card, ScheduledExecutorService scheduler, ChannelEvents thread) {
        this.card = card;
        this.scheduler = scheduler;
        this.thread = thread;
    }

    /** The card takes nothing of the next {@code envelopes}. */
    void busyFor(int envelopes) {
        busyFor = envelopes;
    }

    /** Sends it now; the status word. */
    int sendOnce(Octets envelope) {
        if (busyFor > 0) {
            busyFor--;
            return BUSY << 8;
        }
        return card.applyAsInt(envelope);
    }

    /** Sends it now or, when the card is busy, as soon as it is not. */
    void send(Octets envelope) {
        waiting.addLast(envelope);
        if (retry == null) {
            sendWaiting();
        }
    }

    /** Power-off: nothing is told any more. */
    void clear() {
        waiting.clear();
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
    }

    private void sendWaiting() {
        retry = null;
        while (!waiting.isEmpty() && retry == null) {
            Octets next = waiting.removeFirst();
            if (sendOnce(next) >> 8 == BUSY) {
                waiting.addFirst(next);
                retry = scheduler.schedule(() -> thread.later(this::sendWaiting), RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }
}

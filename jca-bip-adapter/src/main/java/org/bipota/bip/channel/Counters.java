package org.bipota.bip.channel;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.bipota.bip.api.BipFigures;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.Refusal;

/** What the adapter counts, from all threads. */
public final class Counters {

    private final Map<BipTransport, LongAdder> open = adders(BipTransport.class);
    private final Map<BipTransport, LongAdder> opened = adders(BipTransport.class);
    private final Map<Refusal, LongAdder> refused = adders(Refusal.class);
    private final LongAdder halfOpen = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder overrun = new LongAdder();
    private final LongAdder retransmissions = new LongAdder();
    private final LongAdder handshakes = new LongAdder();
    private final LongAdder handshakeNanos = new LongAdder();

    private static <K extends Enum<K>> Map<K, LongAdder> adders(Class<K> type) {
        Map<K, LongAdder> adders = new EnumMap<>(type);
        for (K key : type.getEnumConstants()) {
            adders.put(key, new LongAdder());
        }
        return adders;
    }

    /** A channel waits for the end of its handshake. */
    public void halfOpened() {
        halfOpen.increment();
    }

    /** A channel waits no longer. */
    public void halfOpenEnded() {
        halfOpen.decrement();
    }

    /** A channel is open. */
    public void opened(BipTransport transport) {
        open.get(transport).increment();
        opened.get(transport).increment();
    }

    /** A channel that was open has ended. */
    public void ended(BipTransport transport, long pdusSentAgain) {
        open.get(transport).decrement();
        retransmissions.add(pdusSentAgain);
    }

    /** A handshake took so long from the SYN ACK on. */
    public void handshake(long nanos) {
        handshakes.increment();
        handshakeNanos.add(nanos);
    }

    /** A peer gets no channel. */
    public void refused(Refusal reason) {
        refused.get(reason).increment();
    }

    /** A datagram was no PDU. */
    public void malformed() {
        malformed.increment();
    }

    /** A datagram was dropped between two loops. */
    public void overrun() {
        overrun.increment();
    }

    /** All of them. */
    public BipFigures figures(boolean listening) {
        return new BipFigures(listening, counts(BipTransport.class, open, LongAdder::intValue), halfOpen.intValue(),
                counts(BipTransport.class, opened, LongAdder::sum), counts(Refusal.class, refused, LongAdder::sum),
                malformed.sum(), overrun.sum(), retransmissions.sum(), handshakes.sum(),
                Duration.ofNanos(handshakeNanos.sum()));
    }

    private static <K extends Enum<K>, N extends Number> Map<K, N> counts(Class<K> type, Map<K, LongAdder> adders,
            Function<LongAdder, N> value) {
        Map<K, N> counts = new EnumMap<>(type);
        adders.forEach((key, adder) -> counts.put(key, value.apply(adder)));
        return counts;
    }
}

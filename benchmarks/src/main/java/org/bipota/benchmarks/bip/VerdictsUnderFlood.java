package org.bipota.benchmarks.bip;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.bipota.bip.api.ChannelAction;
import org.bipota.protocol.Octets;

/** Good handsets connect at a steady rate, each once, alone and under a flood of SYNs with unknown tokens. */
public final class VerdictsUnderFlood implements AutoCloseable {

    private static final int MOST = 60_000;
    private static final long AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A handset that has no verdict yet. */
    private record Waiting(Octets token, long beganNanos) {
    }

    /**
     * What came of a round.
     *
     * @param latencyMicros from a good handset's SYN to the RST that follows its stored verdict
     * @param handsets how many connected
     * @param verdicts how many of them had their verdict
     * @param floodPerSecond SYNs with unknown tokens, as sent
     * @param heapGrowth octets of heap more than before, behind collections
     */
    public record Round(Histogram latencyMicros, int handsets, long verdicts, double floodPerSecond, long heapGrowth) {
    }

    private final AdapterUnderTest server;
    private final Map<Integer, Waiting> waiting = new ConcurrentHashMap<>();
    private final Handsets handsets;
    private volatile Histogram latencyMicros;
    private int next;

    /** Starts the adapter; each question and each verdict takes the application so long. */
    public VerdictsUnderFlood(Duration database) throws Exception {
        server = AdapterUnderTest.start(database.toNanos(), ChannelAction.CLOSE);
        handsets = new Handsets(MOST, server.address(), index -> { }, this::ended);
    }

    /**
     * One round.
     *
     * @param perSecond good handsets
     * @param floodPerSecond SYNs with unknown tokens; 0: none
     */
    public Round round(int perSecond, int floodPerSecond, Duration time) throws Exception {
        long heap = AdapterUnderTest.heapOctets();
        latencyMicros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(5), 3);
        long begin = System.nanoTime();
        int count;
        double flooded = 0;
        if (floodPerSecond == 0) {
            count = connect(perSecond, time);
        } else {
            try (Flood flood = new Flood(server.address(), floodPerSecond)) {
                count = connect(perSecond, time);
                flooded = flood.sent() * 1e9 / (System.nanoTime() - begin);
            }
        }
        return new Round(latencyMicros, count, latencyMicros.getTotalCount(), flooded, AdapterUnderTest.heapOctets() - heap);
    }

    private int connect(int perSecond, Duration time) throws IOException {
        long begin = System.nanoTime();
        int count = 0;
        while (System.nanoTime() - begin < time.toNanos()) {
            long due = (long) ((System.nanoTime() - begin) * (perSecond / 1e9));
            for (; count < due; count++) {
                int index = next++ % MOST;
                Octets token = Handsets.token();
                server.expect(token);
                waiting.put(index, new Waiting(token, System.nanoTime()));
                handsets.connect(index, token);
            }
            again();
            LockSupport.parkNanos(1_000_000);
        }
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() - limit < 0) {
            again();
            LockSupport.parkNanos(1_000_000);
        }
        waiting.clear();
        return count;
    }

    /** Datagrams may be lost; a card sends its SYN again. */
    private void again() throws IOException {
        long now = System.nanoTime();
        for (Map.Entry<Integer, Waiting> each : waiting.entrySet()) {
            long age = now - each.getValue().beganNanos();
            if (age > AGAIN_NANOS && age % AGAIN_NANOS < 1_500_000 && !handsets.isOpen(each.getKey())) {
                handsets.connect(each.getKey(), each.getValue().token());
            }
        }
    }

    private void ended(int index) {
        Waiting verdict = waiting.remove(index);
        if (verdict != null) {
            latencyMicros.recordValue((System.nanoTime() - verdict.beganNanos()) / 1000);
        }
    }

    @Override
    public void close() {
        handsets.close();
        server.close();
    }
}

package org.bipota.benchmarks.bip;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bipota.bip.api.ChannelAction;
import org.bipota.protocol.Octets;

/** Opens many channels, leaves them alone, and says what that costs. */
public final class IdleChannels {

    private static final int AT_ONCE = 64;
    private static final long AGAIN_SECONDS = 2;

    private IdleChannels() {
    }

    /**
     * What idle channels cost.
     *
     * @param octetsEach of heap
     * @param share of one processor that the adapter's threads took
     * @param keepAlives in a second
     */
    public record Cost(long octetsEach, double share, double keepAlives) {
    }

    /**
     * Measures.
     *
     * @param count 1 to 60,000 channels
     * @param time how long they are watched; keep-alives come every 25 s
     */
    public static Cost measure(int count, Duration time) throws Exception {
        Semaphore free = new Semaphore(AT_ONCE);
        try (AdapterUnderTest server = AdapterUnderTest.start(0, ChannelAction.KEEP_OPEN)) {
            try (Handsets handsets = new Handsets(count, server.address(), index -> free.release(), index -> { })) {
                long before = AdapterUnderTest.heapOctets();
                open(count, server, handsets, free);
                long octets = AdapterUnderTest.heapOctets() - before;
                long nuls = handsets.nuls();
                long processor = AdapterUnderTest.processorNanos();
                long begin = System.nanoTime();
                while (System.nanoTime() - begin < time.toNanos()) {
                    LockSupport.parkNanos(time.toNanos() - (System.nanoTime() - begin));
                }
                double elapsed = System.nanoTime() - begin;
                double share = (AdapterUnderTest.processorNanos() - processor) / elapsed;
                double keepAlives = (handsets.nuls() - nuls) * 1e9 / elapsed;
                int open = server.figures().open().values().stream().mapToInt(Integer::intValue).sum();
                if (open != count) {
                    throw new IllegalStateException("only " + open + " channels are still open");
                }
                return new Cost(octets / count, share, keepAlives);
            }
        }
    }

    private static void open(int count, AdapterUnderTest server, Handsets handsets, Semaphore free)
            throws InterruptedException, IOException {
        for (int i = 0; i < count; i++) {
            if (!free.tryAcquire(AGAIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no channel opens any more");
            }
            Octets token = Handsets.token();
            server.expect(token);
            handsets.connect(i, token);
        }
        if (!free.tryAcquire(AT_ONCE, AGAIN_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not every channel opened");
        }
    }
}

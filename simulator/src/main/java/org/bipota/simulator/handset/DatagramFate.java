package org.bipota.simulator.handset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bipota.protocol.Octets;

/**
 * Decides for one direction of a link what becomes of each datagram. What is lost, repeated, changed and delayed follows
 * from the seed and the datagrams' order alone; how long one waits for those before it, from the time as well.
 */
final class DatagramFate {

    private final LinkQuality quality;
    private final Random random;
    private int lostInARow;
    /** When the link has carried what was sent on it so far, in the time of {@link System#nanoTime}. */
    private long busyUntil = Long.MIN_VALUE;

    /**
     * One copy of a datagram at the other end.
     *
     * @param delayMillis how much later, 0 for at once
     * @param datagram    as it arrives
     */
    record Arrival(long delayMillis, Octets datagram) {
    }

    DatagramFate(LinkQuality quality, long seed) {
        this.quality = quality;
        this.random = new Random(seed);
    }

    /** How each copy of the next datagram arrives; empty when it is lost. */
    List<Arrival> next(Octets datagram, long nowNanos) {
        boolean lost = random.nextInt(100) < quality.lossPercent();
        boolean twice = random.nextInt(100) < quality.duplicatePercent();
        boolean changed = random.nextInt(100) < quality.corruptPercent();
        int bit = random.nextInt(Byte.SIZE * Math.max(1, datagram.length()));
        int first = delay();
        int second = delay();
        long queue = queueMillis(datagram.length(), nowNanos);
        if (lost && lostInARow < quality.lossesInARow()) {
            lostInARow++;
            return List.of();
        }
        lostInARow = 0;
        Octets arriving = changed && !datagram.isEmpty() ? flipped(datagram, bit) : datagram;
        List<Arrival> arrivals = new ArrayList<>();
        arrivals.add(new Arrival(queue + first, arriving));
        if (twice) {
            arrivals.add(new Arrival(queue + second, arriving));
        }
        return arrivals;
    }

    private int delay() {
        return quality.leastDelayMillis() + random.nextInt(quality.mostDelayMillis() - quality.leastDelayMillis() + 1);
    }

    /** How long it takes until the link has carried this one, too. */
    private long queueMillis(int octets, long nowNanos) {
        if (quality.octetsPerSecond() == 0) {
            return 0;
        }
        if (busyUntil == Long.MIN_VALUE || busyUntil - nowNanos < 0) {
            busyUntil = nowNanos;
        }
        busyUntil += TimeUnit.SECONDS.toNanos(octets) / quality.octetsPerSecond();
        return TimeUnit.NANOSECONDS.toMillis(busyUntil - nowNanos);
    }

    private static Octets flipped(Octets datagram, int bit) {
        byte[] octets = datagram.toByteArray();
        octets[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return Octets.of(octets);
    }
}

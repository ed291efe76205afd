package org.bipota.simulator.handset;

import java.util.List;
import java.util.Random;

/** Decides for one direction of a link when each datagram arrives. Reproducible from its seed. */
final class DatagramFate {

    private final LinkQuality quality;
    private final Random random;
    private int lostInARow;

    DatagramFate(LinkQuality quality, long seed) {
        this.quality = quality;
        this.random = new Random(seed);
    }

    /** After how many milliseconds each copy of the next datagram arrives; empty when it is lost. */
    List<Integer> next() {
        boolean lost = random.nextInt(100) < quality.lossPercent();
        boolean twice = random.nextInt(100) < quality.duplicatePercent();
        if (lost && lostInARow < quality.lossesInARow()) {
            lostInARow++;
            return List.of();
        }
        lostInARow = 0;
        return twice ? List.of(delay(), delay()) : List.of(delay());
    }

    private int delay() {
        return quality.maxDelayMillis() == 0 ? 0 : random.nextInt(quality.maxDelayMillis() + 1);
    }
}

package org.bipota.smpp;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.bipota.smpp.time.LinkTime;

/**
 * What links live in.
 *
 * @param time their time
 * @param random the jitter of their reconnects, 0 (inclusive) to 1 (exclusive)
 */
record LinkSurroundings(LinkTime time, DoubleSupplier random) {

    /** The machine's time and real chance. */
    static LinkSurroundings real() {
        return new LinkSurroundings(LinkTime.system(), () -> ThreadLocalRandom.current().nextDouble());
    }
}

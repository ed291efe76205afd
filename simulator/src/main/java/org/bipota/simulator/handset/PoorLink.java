package org.bipota.simulator.handset;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bipota.protocol.Octets;

/** A datagram link that loses, repeats and delays, in each direction on its own account. */
final class PoorLink implements DataLink, DataLink.Receiver {

    private final Receiver receiver;
    private final DatagramFate up;
    private final DatagramFate down;
    private final ScheduledExecutorService scheduler;
    private DataLink link;

    /** The receiver gets what survives; {@link #over} says what carries it. */
    PoorLink(Receiver receiver, LinkQuality quality, long seed, ScheduledExecutorService scheduler) {
        this.receiver = receiver;
        this.up = new DatagramFate(quality, seed);
        this.down = new DatagramFate(quality, ~seed);
        this.scheduler = scheduler;
    }

    PoorLink over(DataLink carrier) {
        link = carrier;
        return this;
    }

    @Override
    public void send(Octets data) {
        synchronized (up) {
            up.next().forEach(delay -> later(delay, () -> link.send(data)));
        }
    }

    @Override
    public void received(Octets data) {
        synchronized (down) {
            down.next().forEach(delay -> later(delay, () -> receiver.received(data)));
        }
    }

    @Override
    public void dropped() {
        receiver.dropped();
    }

    @Override
    public void close() {
        link.close();
    }

    private void later(int millis, Runnable task) {
        if (millis == 0) {
            task.run();
        } else {
            scheduler.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }
}

package org.bipota.simulator.handset;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.bipota.protocol.Octets;
import org.bipota.simulator.handset.DatagramFate.Arrival;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A datagram link that loses, repeats, changes and delays, in each direction on its own account. */
final class PoorLink implements DataLink, DataLink.Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(PoorLink.class);

    private final Receiver receiver;
    private final DatagramFate up;
    private final DatagramFate down;
    private final ScheduledExecutorService scheduler;
    private final LongSupplier nanoTime;
    private DataLink link;

    /** The receiver gets what survives; {@link #over} says what carries it. */
    PoorLink(Receiver receiver, LinkQuality quality, long seed, ScheduledExecutorService scheduler, LongSupplier nanoTime) {
        this.receiver = receiver;
        this.up = new DatagramFate(quality, seed);
        this.down = new DatagramFate(quality, ~seed);
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
    }

    PoorLink over(DataLink carrier) {
        link = carrier;
        return this;
    }

    @Override
    public void send(Octets data) {
        deliver("up", up, data, link::send);
    }

    @Override
    public void received(Octets data) {
        deliver("down", down, data, receiver::received);
    }

    @Override
    public void dropped() {
        receiver.dropped();
    }

    @Override
    public void close() {
        link.close();
    }

    private void deliver(String direction, DatagramFate fate, Octets data, Consumer<Octets> arrival) {
        List<Arrival> arrivals;
        synchronized (fate) {
            arrivals = fate.next(data, nanoTime.getAsLong());
        }
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} {}: {} has the fate {}", Integer.toHexString(hashCode()), direction, data, arrivals);
        }
        arrivals.forEach(copy -> later(copy.delayMillis(), () -> arrival.accept(copy.datagram())));
    }

    private void later(long millis, Runnable task) {
        if (millis == 0) {
            task.run();
        } else {
            scheduler.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }
}

package org.bipota.bip.channel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.bip.inflow.ChannelEndpoint;
import org.bipota.bip.inflow.Outcome;
import org.bipota.bip.log.BipLog;
import org.bipota.bip.work.Workers;

/**
 * The events of one channel on their way to the endpoint: in order, one at a time, each on a worker, its answer back on
 * the event loop and acted upon only when it is committed.
 *
 * <p>What is rolled back is tried a few times: the application may have lost a race for a row, and neither a proof nor an
 * end comes twice. Nothing follows an {@code onOpened} that stayed rolled back; after such an {@code onData} only
 * {@code onClosed} follows.
 */
public final class ChannelEvents {

    private static final int STOP_AT = 16;
    private static final int GO_ON_AT = 4;
    private static final int ATTEMPTS = 3;

    private sealed interface Event {
        record Opened(ChannelOpened opened) implements Event {
        }

        record Data(ChannelData data) implements Event {
        }

        record Closed(ChannelClosed closed) implements Event {
        }
    }

    private final String channel;
    private final ChannelEndpoint endpoint;
    private final Workers workers;
    private final Executor loop;
    private final ChannelLine line;
    private final Queue<Event> waiting = new ArrayDeque<>(4);
    private boolean delivering;
    private boolean held;
    private boolean openedCommitted;
    private boolean broken;

    /** The events of one channel. */
    public ChannelEvents(String channel, ChannelEndpoint endpoint, Workers workers, Executor loop, ChannelLine line) {
        this.channel = channel;
        this.endpoint = endpoint;
        this.workers = workers;
        this.loop = loop;
        this.line = line;
    }

    /** The first event. */
    public void opened(ChannelOpened opened) {
        add(new Event.Opened(opened));
    }

    /** An SDU; the line is held when too many wait. */
    public void data(ChannelData data) {
        add(new Event.Data(data));
        if (!held && waiting.size() >= STOP_AT) {
            held = true;
            line.hold(true);
        }
    }

    /** The last event. */
    public void closed(ChannelClosed closed) {
        add(new Event.Closed(closed));
    }

    /** Whether everything that came has been delivered and answered. */
    public boolean isQuiet() {
        return !delivering && waiting.isEmpty();
    }

    private void add(Event event) {
        waiting.add(event);
        next();
    }

    private void next() {
        while (!delivering && !waiting.isEmpty()) {
            Event event = waiting.remove();
            if (event instanceof Event.Closed && !openedCommitted) {
                line.settled();
            } else if (!(event instanceof Event.Data) || !broken) {
                delivering = workers.event(() -> deliver(event));
            }
        }
        if (held && waiting.size() <= GO_ON_AT) {
            held = false;
            line.hold(false);
        }
    }

    private void deliver(Event event) {
        Outcome<ChannelAction> outcome = attempt(event);
        for (int attempts = 1; attempts < ATTEMPTS && !outcome.committed(); attempts++) {
            outcome = attempt(event);
        }
        Outcome<ChannelAction> last = outcome;
        loop.execute(() -> answered(event, last));
    }

    private Outcome<ChannelAction> attempt(Event event) {
        if (event instanceof Event.Opened opened) {
            return endpoint.opened(opened.opened());
        }
        if (event instanceof Event.Data data) {
            return endpoint.data(data.data());
        }
        return endpoint.closed(((Event.Closed) event).closed());
    }

    private void answered(Event event, Outcome<ChannelAction> outcome) {
        delivering = false;
        if (event instanceof Event.Closed) {
            if (!outcome.committed()) {
                BipLog.LOG.closedNotDelivered(channel, ATTEMPTS, outcome.fault());
            }
            line.settled();
        } else if (!outcome.committed()) {
            broken = true;
            BipLog.LOG.rolledBack(event instanceof Event.Opened ? "onOpened" : "onData", channel, outcome.fault());
            line.abort();
        } else {
            openedCommitted = true;
            if (outcome.answer() == ChannelAction.CLOSE) {
                line.close();
            }
        }
        next();
        if (isQuiet()) {
            line.quiet();
        }
    }
}

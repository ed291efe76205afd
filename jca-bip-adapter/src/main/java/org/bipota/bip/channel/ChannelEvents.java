package org.bipota.bip.channel;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.bip.inflow.ChannelEndpoint;
import org.bipota.bip.inflow.Outcome;
import org.bipota.bip.log.BipLog;
import org.bipota.bip.work.TimerWheel;

/**
 * The events of one channel on their way to the endpoint: in order, one at a time, each on a worker, its answer back on
 * the event loop and acted upon only when it is committed.
 *
 * <p>What is rolled back is tried a few times at once, since the application may have lost a race for a row, and then after
 * pauses for as long as the configuration says, since its database may be away for a while: neither a proof nor an end comes
 * twice. Nothing follows an {@code onOpened} that stayed rolled back; after such an {@code onData} only {@code onClosed}
 * follows.
 */
public final class ChannelEvents {

    private static final int STOP_AT = 16;
    private static final int GO_ON_AT = 4;
    private static final int ATTEMPTS_AT_ONCE = 3;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private sealed interface Event {

        Instant at();

        record Opened(ChannelOpened opened) implements Event {
            @Override
            public Instant at() {
                return opened.at();
            }
        }

        record Data(ChannelData data) implements Event {
            @Override
            public Instant at() {
                return data.at();
            }
        }

        record Closed(ChannelClosed closed) implements Event {
            @Override
            public Instant at() {
                return closed.at();
            }
        }
    }

    private final String channel;
    private final LoopScope scope;
    private final ChannelEndpoint endpoint;
    private final ChannelLine line;
    private final Queue<Event> waiting = new ArrayDeque<>(4);
    private boolean delivering;
    private boolean held;
    private boolean openedCommitted;
    private boolean broken;
    private Repetition repetition;

    /** The wait for another attempt at an event. */
    private final class Repetition extends TimerWheel.Entry {

        private final Event event;
        private final long firstNanos = scope.nanos();
        private long pauseNanos = FIRST_PAUSE_NANOS;

        Repetition(Event event) {
            this.event = event;
        }

        /** False when its time is over. */
        boolean again() {
            long now = scope.nanos();
            if (now - firstNanos + pauseNanos > scope.settings().deliveryTime().toNanos()) {
                return false;
            }
            scope.timers().set(this, now + pauseNanos);
            pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
            return true;
        }

        @Override
        protected void due() {
            if (!scope.server().workers().event(() -> deliver(event))) {
                delivering = false;
                leave(event);
            }
        }
    }

    /** The events of one channel of this loop. */
    public ChannelEvents(String channel, LoopScope scope, ChannelLine line) {
        this.channel = channel;
        this.scope = scope;
        this.endpoint = scope.server().endpoint();
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
        scope.server().backlog().came(event.at());
        waiting.add(event);
        next();
    }

    private void leave(Event event) {
        scope.server().backlog().done(event.at());
    }

    private void next() {
        while (!delivering && !waiting.isEmpty()) {
            Event event = waiting.remove();
            if (event instanceof Event.Closed && !openedCommitted) {
                line.settled();
            } else if (!(event instanceof Event.Data) || !broken) {
                delivering = scope.server().workers().event(() -> deliver(event));
            }
            if (!delivering) {
                leave(event);
            }
        }
        if (held && waiting.size() <= GO_ON_AT) {
            held = false;
            line.hold(false);
        }
    }

    private void deliver(Event event) {
        Outcome<ChannelAction> outcome = attempt(event);
        for (int attempts = 1; attempts < ATTEMPTS_AT_ONCE && !outcome.committed(); attempts++) {
            outcome = attempt(event);
        }
        Outcome<ChannelAction> last = outcome;
        scope.loop().execute(() -> answered(event, last));
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
        if (!outcome.committed() && triedAgain(event)) {
            BipLog.LOG.debugf(outcome.fault(), "channel %s: not stored, tried again soon", channel);
            return;
        }
        repetition = null;
        delivering = false;
        leave(event);
        if (event instanceof Event.Closed) {
            if (!outcome.committed()) {
                BipLog.LOG.closedNotDelivered(channel, scope.settings().deliveryTime(), outcome.fault());
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

    private boolean triedAgain(Event event) {
        if (repetition == null) {
            repetition = new Repetition(event);
        }
        return repetition.again();
    }
}

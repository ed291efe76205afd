package org.bipota.smpp.link;

import static org.bipota.smpp.log.SmppLog.LOG;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.bipota.smpp.api.LinkStatus.State;
import org.jsmpp.bean.BindType;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.SessionStateListener;

/**
 * Keeps one link bound: connects, binds, waits for its loss, waits a while, and begins again, until it is stopped; then it
 * unbinds. A link with two sessions is bound when both are, and lost when one is.
 */
final class LinkKeeper implements Runnable {

    /** After a refusal we come back more slowly: quick repeats can lock the account. */
    private static final int REFUSED_FACTOR = 5;
    private static final Duration UNBIND_LIMIT = Duration.ofSeconds(2);
    private static final long WATCH_MILLIS = 500;

    private final LinkSettings settings;
    private final IntakeTargets targets;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Backoff lostBackoff;
    private final Backoff refusedBackoff;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<LinkSession> sessions = new ArrayList<>();
    private final SessionStateListener closedListener = (newState, oldState, source) -> wakeWhenClosed(newState);
    private boolean stopping;
    private volatile State state = State.CONNECTING;
    private volatile String lastError;

    LinkKeeper(LinkSettings settings, IntakeTargets targets, Clock clock, LongSupplier nanoTime) {
        this.settings = settings;
        this.targets = targets;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lostBackoff = new Backoff(settings.reconnectInitial(), settings.reconnectMax());
        this.refusedBackoff = new Backoff(settings.reconnectInitial().multipliedBy(REFUSED_FACTOR),
                settings.reconnectMax().multipliedBy(REFUSED_FACTOR));
    }

    State state() {
        return state;
    }

    String lastError() {
        return lastError;
    }

    /**
     * Makes {@link #run} end soon: a bound link is unbound, a connection under way is broken off.
     *
     * @return whether the link is not bound, so that its thread may wait for an answer that will not come
     */
    boolean stop() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
            if (state == State.BOUND) {
                return false;
            }
            sessions.forEach(LinkSession::breakConnection);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                Duration delay = keepOnce();
                await(delay);
            }
        } finally {
            targets.submitter().unbound("the link was closed");
            endSessions(true);
            transition(State.CLOSED, "stopped");
            LOG.closed(settings.name(), settings.smsc());
        }
    }

    /** Binds and stays until the link is lost or stopped; returns how long to wait before the next attempt. */
    private Duration keepOnce() {
        if (state != State.CONNECTING) {
            transition(State.CONNECTING, "next attempt");
        }
        try {
            bindAll();
        } catch (IOException e) {
            endSessions(false);
            return isStopping() ? Duration.ZERO : failed(e);
        }
        targets.submitter().bound(transmitter());
        transition(State.BOUND, "bind accepted");
        LOG.bound(settings.name(), settings.smsc(), settings.systemId(), settings.bindType().configured());
        refusedBackoff.reset();
        long boundNanos = nanoTime.getAsLong();
        String reason = awaitLoss();
        if (reason == null) {
            return Duration.ZERO;
        }
        return lost(reason, Duration.ofNanos(nanoTime.getAsLong() - boundNanos));
    }

    private void bindAll() throws IOException {
        for (BindType bindType : settings.bindType().sessions()) {
            LinkSession session = LinkSession.create(settings, bindType, targets, clock, nanoTime);
            lock.lock();
            try {
                if (stopping) {
                    throw new IOException("stopped");
                }
                sessions.add(session);
            } finally {
                lock.unlock();
            }
            session.addSessionStateListener(closedListener);
            session.bind();
        }
    }

    private Duration failed(IOException e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        boolean refused = e.getCause() instanceof NegativeResponseException;
        if (refused) {
            reason = "command status 0x%08X".formatted(((NegativeResponseException) e.getCause()).getCommandStatus());
        }
        Duration delay = (refused ? refusedBackoff : lostBackoff).next(ThreadLocalRandom.current().nextDouble());
        lastError = refused ? "bind refused, " + reason : reason;
        transition(refused ? State.REFUSED : State.LOST, reason);
        targets.submitter().unbound(lastError);
        if (refused) {
            LOG.bindRefused(settings.name(), settings.smsc(), settings.systemId(), reason, delay.toMillis());
        } else {
            LOG.connectFailed(settings.name(), settings.smsc(), reason, delay.toMillis());
        }
        return delay;
    }

    /** A link that was bound for longer than the longest delay starts with the shortest delay again. */
    private Duration lost(String reason, Duration boundFor) {
        if (boundFor.compareTo(settings.reconnectMax()) > 0) {
            lostBackoff.reset();
        }
        Duration delay = lostBackoff.next(ThreadLocalRandom.current().nextDouble());
        lastError = reason;
        transition(State.LOST, reason);
        LOG.linkLost(settings.name(), settings.smsc(), reason, delay.toMillis());
        targets.submitter().unbound(reason);
        endSessions(false);
        return delay;
    }

    private LinkSession transmitter() {
        lock.lock();
        try {
            return sessions.stream().filter(LinkSession::transmits).findFirst().orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    /** Why the link was lost, or null when it is to be stopped. */
    private String awaitLoss() {
        lock.lock();
        try {
            while (!stopping) {
                for (LinkSession session : sessions) {
                    if (!session.getSessionState().isBound()) {
                        return session.endReason();
                    }
                    long blockedMillis = TimeUnit.NANOSECONDS.toMillis(session.blockedNanos());
                    if (blockedMillis > settings.submit().responseTimeout().toMillis()) {
                        LOG.writeStalled(settings.name(), settings.smsc(), blockedMillis);
                        session.breakConnection();
                        return "the SMSC has not taken any octet for " + blockedMillis + " ms";
                    }
                }
                awaitSignal(WATCH_MILLIS);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration delay) {
        long end = nanoTime.getAsLong() + delay.toNanos();
        lock.lock();
        try {
            for (long left = delay.toNanos(); left > 0 && !stopping; left = end - nanoTime.getAsLong()) {
                awaitSignal(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            }
        } finally {
            lock.unlock();
        }
    }

    /** An interruption means that the container wants its thread back. */
    private void awaitSignal(long millis) {
        try {
            changed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    private void wakeWhenClosed(SessionState newState) {
        if (newState == SessionState.CLOSED || newState == SessionState.UNBOUND) {
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void endSessions(boolean gracefully) {
        List<LinkSession> ending;
        lock.lock();
        try {
            ending = List.copyOf(sessions);
            sessions.clear();
        } finally {
            lock.unlock();
        }
        for (LinkSession session : ending) {
            session.removeSessionStateListener(closedListener);
            if (gracefully) {
                session.unbindWithin(UNBIND_LIMIT);
            } else {
                session.abort();
            }
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void transition(State next, String reason) {
        LOG.transition(settings.name(), settings.smsc(), state, next, reason);
        state = next;
    }
}

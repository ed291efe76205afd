package org.bipota.smpp.link;

import static org.bipota.smpp.log.SmppLog.LOG;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bipota.smpp.api.LinkStatus.State;
import org.bipota.smpp.link.KeptSession.BindRefusedException;
import org.bipota.smpp.link.KeptSession.TlsFailedException;
import org.bipota.smpp.submit.Submitter;
import org.bipota.smpp.time.LinkTime;
import org.jsmpp.bean.BindType;

/**
 * Keeps one link bound: connects, binds, waits for its loss, waits a while, and begins again, until it is stopped; then it
 * unbinds. A link with two sessions is bound when both are, and lost when one is.
 */
final class LinkKeeper implements Runnable {

    private static final Duration UNBIND_LIMIT = Duration.ofSeconds(2);
    private static final long WATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final LinkSettings settings;
    private final KeptSession.Maker maker;
    private final Submitter submitter;
    private final ReconnectPolicy reconnect;
    private final LinkTime time;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final FailureNews news = new FailureNews();
    private final List<KeptSession> sessions = new ArrayList<>();
    private boolean stopping;
    private volatile State state = State.CONNECTING;
    private volatile String lastError;
    private volatile long binds;

    LinkKeeper(LinkSettings settings, KeptSession.Maker maker, Submitter submitter, ReconnectPolicy reconnect, LinkTime time) {
        this.settings = settings;
        this.maker = maker;
        this.submitter = submitter;
        this.reconnect = reconnect;
        this.time = time;
    }

    State state() {
        return state;
    }

    String lastError() {
        return lastError;
    }

    /** How often the link was bound since the start. */
    long binds() {
        return binds;
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
            sessions.forEach(KeptSession::breakConnection);
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
            submitter.unbound("the link was closed");
            endSessions(true);
            transition(LinkEvent.STOPPED, "stopped");
            LOG.closed(settings.name(), settings.smsc());
        }
    }

    /** Binds and stays until the link is lost or stopped; returns how long to wait before the next attempt. */
    private Duration keepOnce() {
        transition(LinkEvent.ATTEMPT, "next attempt");
        try {
            bindAll();
        } catch (BindRefusedException e) {
            endSessions(false);
            return isStopping() ? Duration.ZERO : refused(e);
        } catch (IOException e) {
            endSessions(false);
            return isStopping() ? Duration.ZERO : failed(e);
        }
        submitter.bound(transmitter());
        transition(LinkEvent.BIND_ACCEPTED, "bind accepted");
        LOG.bound(settings.name(), settings.smsc(), settings.systemId(), settings.bindType().configured());
        reconnect.bound();
        news.over();
        binds++;
        long boundNanos = time.nanos();
        String reason = awaitLoss();
        if (reason == null) {
            return Duration.ZERO;
        }
        return lost(reason, Duration.ofNanos(time.nanos() - boundNanos));
    }

    private void bindAll() throws IOException {
        for (BindType bindType : settings.bindType().sessions()) {
            KeptSession session = maker.create(bindType, this::wake);
            lock.lock();
            try {
                if (stopping) {
                    throw new IOException("stopped");
                }
                sessions.add(session);
            } finally {
                lock.unlock();
            }
            session.bind();
        }
    }

    private Duration refused(BindRefusedException e) {
        Duration delay = reconnect.afterRefusal();
        lastError = "bind refused, " + e.getMessage();
        transition(LinkEvent.BIND_REFUSED, e.getMessage());
        submitter.unbound(lastError);
        if (news.isNews(lastError, time.nanos())) {
            LOG.bindRefused(settings.name(), settings.smsc(), settings.systemId(), e.getMessage(), delay.toMillis());
        } else {
            LOG.failedAgain(settings.name(), settings.smsc(), lastError, delay.toMillis());
        }
        return delay;
    }

    private Duration failed(IOException e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        Duration delay = reconnect.afterFailure();
        lastError = reason;
        transition(LinkEvent.ATTEMPT_FAILED, reason);
        submitter.unbound(reason);
        if (!news.isNews(reason, time.nanos())) {
            LOG.failedAgain(settings.name(), settings.smsc(), reason, delay.toMillis());
        } else if (e instanceof TlsFailedException) {
            LOG.tlsFailed(settings.name(), settings.smsc(), reason, delay.toMillis());
        } else {
            LOG.connectFailed(settings.name(), settings.smsc(), reason, delay.toMillis());
        }
        return delay;
    }

    private Duration lost(String reason, Duration boundFor) {
        Duration delay = reconnect.afterLoss(boundFor);
        lastError = reason;
        transition(LinkEvent.SESSION_ENDED, reason);
        LOG.linkLost(settings.name(), settings.smsc(), reason, delay.toMillis());
        submitter.unbound(reason);
        endSessions(false);
        return delay;
    }

    private KeptSession transmitter() {
        lock.lock();
        try {
            return sessions.stream().filter(KeptSession::transmits).findFirst().orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    /** Why the link was lost, or null when it is to be stopped. */
    private String awaitLoss() {
        lock.lock();
        try {
            while (!stopping) {
                for (KeptSession session : sessions) {
                    if (!session.isBound()) {
                        return session.endReason();
                    }
                    long blockedMillis = TimeUnit.NANOSECONDS.toMillis(session.blockedNanos());
                    if (blockedMillis > settings.submit().responseTimeout().toMillis()) {
                        LOG.writeStalled(settings.name(), settings.smsc(), blockedMillis);
                        session.breakConnection();
                        return "the SMSC has not taken any octet for " + blockedMillis + " ms";
                    }
                }
                awaitSignal(time.nanos(), WATCH_NANOS);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration delay) {
        long start = time.nanos();
        lock.lock();
        try {
            while (time.nanos() - start < delay.toNanos() && !stopping) {
                awaitSignal(start, delay.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    /** An interruption means that the container wants its thread back. */
    private void awaitSignal(long sinceNanos, long nanos) {
        try {
            time.await(lock, changed, sinceNanos, nanos);
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void endSessions(boolean gracefully) {
        List<KeptSession> ending;
        lock.lock();
        try {
            ending = List.copyOf(sessions);
            sessions.clear();
        } finally {
            lock.unlock();
        }
        for (KeptSession session : ending) {
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

    private void transition(LinkEvent event, String reason) {
        State next = event.in(state);
        if (next != state) {
            LOG.transition(settings.name(), settings.smsc(), state, next, reason);
            state = next;
        }
    }
}

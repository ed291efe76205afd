package org.bipota.simulator.smsc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jsmpp.bean.BindType;
import org.jsmpp.session.SMPPServerSession;

/** The bound sessions, and who waits for one. */
final class EsmeSessions {

    private record Bound(SMPPServerSession session, BindType type) {
    }

    private final List<Bound> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    void add(SMPPServerSession session, BindType type) {
        sessions.add(new Bound(session, type));
        signal();
    }

    void remove(SMPPServerSession session) {
        sessions.removeIf(bound -> bound.session() == session);
        signal();
    }

    /** Whether the ESME can both send and receive, over one session or a pair. */
    boolean complete() {
        return sessions.stream().anyMatch(bound -> bound.type() != BindType.BIND_TX)
                && sessions.stream().anyMatch(bound -> bound.type() != BindType.BIND_RX);
    }

    int size() {
        return sessions.size();
    }

    /** One of the sessions that receive, in turn; empty when there is none within {@code timeout}. */
    Optional<SMPPServerSession> awaitReceiver(Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (true) {
                List<Bound> receivers = sessions.stream().filter(bound -> bound.type() != BindType.BIND_TX).toList();
                if (!receivers.isEmpty()) {
                    int index = Math.floorMod(turn.getAndIncrement(), receivers.size());
                    return Optional.of(receivers.get(index).session());
                }
                if (left <= 0) {
                    return Optional.empty();
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether the ESME is bound both ways, at the latest when {@code timeout} has passed. */
    boolean awaitComplete(Duration timeout) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.convert(timeout);
        lock.lock();
        try {
            while (!complete()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void closeAll() {
        sessions.forEach(bound -> bound.session().close());
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

package org.bipota.smpp.outbound;

import static org.bipota.smpp.log.SmppLog.LOG;

import jakarta.resource.spi.work.WorkException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bipota.smpp.work.RunningWork;
import org.bipota.smpp.work.Works;

/**
 * Runs what hangs on the outcomes of submissions, on a fixed number of the container's threads: it is the application's
 * code, and may wait for a database. What waits here is bounded by the links' queues and windows.
 */
public final class OutcomeWorks implements Executor {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<RunningWork> works = new ArrayList<>();
    private boolean closed;

    /**
     * Starts {@code count} works.
     *
     * @throws WorkException when the container gives fewer; none runs then
     */
    public void start(Works container, int count) throws WorkException {
        try {
            for (int i = 1; i <= count; i++) {
                works.add(container.start("SMPP outcomes " + i, this::runAll, this::close));
            }
        } catch (WorkException e) {
            stop();
            throw e;
        }
    }

    @Override
    public void execute(Runnable command) {
        lock.lock();
        try {
            waiting.addLast(command);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Until closed and empty. */
    private void runAll() {
        try {
            for (Runnable next = take(); next != null; next = take()) {
                runOne(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void runOne(Runnable command) {
        try {
            command.run();
        } catch (RuntimeException e) { // foreign code: the next outcome must not suffer for it
            LOG.workFailed("SMPP outcome", e);
        }
    }

    private Runnable take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return waiting.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    private void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Runs what still waits, ends the works, and returns when they have ended. */
    public void stop() {
        close();
        works.forEach(work -> work.awaitEnd(STOP_LIMIT));
        for (Runnable rest = pollRest(); rest != null; rest = pollRest()) {
            runOne(rest);
        }
    }

    private Runnable pollRest() {
        lock.lock();
        try {
            return waiting.pollFirst();
        } finally {
            lock.unlock();
        }
    }
}

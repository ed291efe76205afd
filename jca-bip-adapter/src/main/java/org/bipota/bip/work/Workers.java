package org.bipota.bip.work;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.bipota.bip.log.BipLog;

/**
 * A fixed number of works that deliver events. Events of channels go before questions about strangers, so that a flood of
 * strangers delays no channel.
 */
public final class Workers {

    private final int maxQuestions;
    private final CountDownLatch running;
    private final Queue<Runnable> events = new ArrayDeque<>();
    private final Queue<Runnable> questions = new ArrayDeque<>();
    private boolean stopping;

    /**
     * Starts the works.
     *
     * @param maxQuestions how many questions may wait
     */
    public Workers(Executor threads, int count, int maxQuestions) {
        this.maxQuestions = maxQuestions;
        this.running = new CountDownLatch(count);
        int started = 0;
        try {
            for (; started < count; started++) {
                threads.execute(this::work);
            }
        } finally {
            if (started < count) {
                stop();
            }
        }
    }

    /** Runs a task soon; each channel has at most one here, which bounds them. False once stopping. */
    public synchronized boolean event(Runnable task) {
        if (stopping) {
            return false;
        }
        events.add(task);
        notify();
        return true;
    }

    /** Runs a task when there is nothing more urgent; false when too many wait. */
    public synchronized boolean question(Runnable task) {
        if (stopping || questions.size() >= maxQuestions) {
            return false;
        }
        questions.add(task);
        notify();
        return true;
    }

    private void work() {
        try {
            for (Runnable task = next(); task != null; task = next()) {
                run(task);
            }
        } catch (InterruptedException e) {
            // the container wants its thread back
            Thread.currentThread().interrupt();
        } finally {
            running.countDown();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // a fault in one channel must not take a thread from all the others
            BipLog.LOG.unexpected("unknown", e);
        }
    }

    private synchronized Runnable next() throws InterruptedException {
        while (events.isEmpty() && questions.isEmpty()) {
            if (stopping) {
                return null;
            }
            wait();
        }
        return events.isEmpty() ? questions.remove() : events.remove();
    }

    /** Takes nothing new and drops the questions; the events that wait are still delivered. */
    public synchronized void stop() {
        stopping = true;
        questions.clear();
        notifyAll();
    }

    /** Waits for the works to end; false when they did not in that time. */
    public boolean awaitEnd(long seconds) throws InterruptedException {
        return running.await(seconds, TimeUnit.SECONDS);
    }
}

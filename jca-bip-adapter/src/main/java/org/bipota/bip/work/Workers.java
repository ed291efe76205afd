package org.bipota.bip.work;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.bipota.bip.log.BipLog;

/**
 * A fixed number of works that deliver events. Questions about expected peers go first, since a handset gives up while nobody
 * answers its SYN, and there are no more of them than we have sent pushes; then events of channels, whose handsets know that
 * they were heard. Questions about all others have a quarter of the works at most, so that a flood of strangers delays no
 * channel, and one of several works while any waits, so that a card nobody told us of is heard however busy we are.
 */
public final class Workers {

    /** How many questions about expected peers may wait. */
    public static final int MAX_QUESTIONS = 1024;

    private static final int MAX_OTHER_QUESTIONS = 256;

    private final int works;
    private final int worksForOthers;
    private final CountDownLatch running;
    private final Queue<Runnable> events = new ArrayDeque<>();
    private final Queue<Runnable> questions = new ArrayDeque<>();
    private final Queue<Runnable> otherQuestions = new ArrayDeque<>();
    private int worksWithOthers;
    private boolean stopping;

    /** Starts the works. */
    public Workers(Executor threads, int count) {
        this.works = count;
        this.worksForOthers = Math.max(1, count / 4);
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

    /**
     * Runs a task when there is nothing more urgent; false when too many wait.
     *
     * @param expected whether it goes before those that are not
     */
    public synchronized boolean question(boolean expected, Runnable task) {
        Queue<Runnable> queue = expected ? questions : otherQuestions;
        if (stopping || queue.size() >= (expected ? MAX_QUESTIONS : MAX_OTHER_QUESTIONS)) {
            return false;
        }
        queue.add(expected ? task : () -> other(task));
        notify();
        return true;
    }

    private void other(Runnable task) {
        try {
            task.run();
        } finally {
            synchronized (this) {
                worksWithOthers--;
                notify();
            }
        }
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
        while (true) {
            if (!questions.isEmpty()) {
                return questions.remove();
            }
            boolean other = !otherQuestions.isEmpty() && worksWithOthers < worksForOthers;
            boolean otherFirst = other && worksWithOthers == 0 && works > 1;
            if (!events.isEmpty() && !otherFirst) {
                return events.remove();
            }
            if (other) {
                worksWithOthers++;
                return otherQuestions.remove();
            }
            if (stopping) {
                return null;
            }
            wait();
        }
    }

    /** Takes nothing new and drops the questions; the events that wait are still delivered. */
    public synchronized void stop() {
        stopping = true;
        questions.clear();
        otherQuestions.clear();
        notifyAll();
    }

    /** Waits for the works to end; false when they did not in that time. */
    public boolean awaitEnd(long seconds) throws InterruptedException {
        return running.await(seconds, TimeUnit.SECONDS);
    }
}

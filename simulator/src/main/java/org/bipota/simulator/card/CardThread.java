package org.bipota.simulator.card;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.bipota.protocol.Octets;

/**
 * What a card does with one APDU, on a thread of its own, so that it can stop in the middle of a proactive command and go on at
 * its TERMINAL RESPONSE. Only one of caller and thread runs at a time. Threads are daemons, and shared by all cards.
 */
final class CardThread {

    private static final ExecutorService THREADS = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS,
            new SynchronousQueue<>(), CardThread::daemon);
    private static final int ABORT_SECONDS = 5;

    private final Semaphore toThread = new Semaphore(0);
    private final Semaphore toCaller = new Semaphore(0);
    private Octets command;
    private Octets response;
    private Throwable fault;
    private volatile boolean aborted;

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "card");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs {@code work} until it ends or sends a command. */
    void start(Runnable work) {
        THREADS.execute(() -> {
            try {
                work.run();
            } catch (TurnAborted reset) {
                // its caller waits for just this
            } catch (RuntimeException | Error other) {
                fault = other;
            } finally {
                toCaller.release();
            }
        });
        await();
    }

    /** Called by the work: sends a command, and waits for its TERMINAL RESPONSE. */
    Octets execute(Octets proactiveCommand) {
        command = proactiveCommand;
        toCaller.release();
        toThread.acquireUninterruptibly();
        requirePower();
        return response;
    }

    /** The work goes on, until it ends or sends another command. */
    void resume(Octets terminalResponse) {
        command = null;
        response = terminalResponse;
        toThread.release();
        await();
    }

    /** Ends the work where it stands; false when an applet does not let itself be ended, which leaves the thread to it. */
    boolean abort() {
        aborted = true;
        toThread.release();
        try {
            return toCaller.tryAcquire(ABORT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the work that calls it when it was aborted. */
    void requirePower() {
        if (aborted) {
            throw new TurnAborted();
        }
    }

    /** The command that waits for its TERMINAL RESPONSE; null when there is none. */
    Octets command() {
        return command;
    }

    private void await() {
        toCaller.acquireUninterruptibly();
        if (fault != null) {
            throw new IllegalStateException("the card failed", fault);
        }
    }
}

package org.bipota.ejb.outbound;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs work on a container's thread, one run at a time; a wake during a run leads to one more run after it. */
final class SingleFlight {

    private final Executor executor;
    private final Runnable work;
    private final Runnable refused;
    private final AtomicInteger wakes = new AtomicInteger();

    /** {@code refused} is told when the executor has no thread. */
    SingleFlight(Executor executor, Runnable work, Runnable refused) {
        this.executor = executor;
        this.work = work;
        this.refused = refused;
    }

    /** Asks for a run that begins after this call. */
    void wake() {
        if (wakes.getAndIncrement() == 0) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException noThread) {
                wakes.set(0);
                refused.run();
            }
        }
    }

    private void run() {
        int seen;
        do {
            seen = wakes.get();
            boolean returned = false;
            try {
                work.run();
                returned = true;
            } finally {
                if (!returned) {
                    wakes.set(0);
                }
            }
        } while (wakes.addAndGet(-seen) != 0);
    }
}

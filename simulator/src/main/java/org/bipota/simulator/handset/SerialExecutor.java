package org.bipota.simulator.handset;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs tasks one after the other, in their order, on the threads of a shared pool. */
final class SerialExecutor implements Executor {

    /** A handset with much to do makes room for others after this many tasks. */
    private static final int TASKS_PER_TURN = 16;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final Executor pool;

    SerialExecutor(Executor pool) {
        this.pool = pool;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (pending.getAndIncrement() == 0) {
            start();
        }
    }

    private void start() {
        try {
            pool.execute(this::turn);
        } catch (RejectedExecutionException e) {
            // The network has been closed; nobody waits for what is left.
            tasks.clear();
        }
    }

    private void turn() {
        int ran = 0;
        do {
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            }
            ran++;
            if (pending.decrementAndGet() == 0) {
                return;
            }
        } while (ran < TASKS_PER_TURN);
        start();
    }
}

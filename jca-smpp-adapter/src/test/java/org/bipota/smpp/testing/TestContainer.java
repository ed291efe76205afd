package org.bipota.smpp.testing;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A bootstrap context whose work manager runs each work on a thread of its own. */
public final class TestContainer implements BootstrapContext, WorkManager {

    /** The transactions endpoints run in. */
    public final TestTransactions transactions = new TestTransactions();

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger left;

    public TestContainer() {
        this(Integer.MAX_VALUE);
    }

    /** A container that takes only so many works. */
    public TestContainer(int works) {
        left = new AtomicInteger(works);
    }

    /** Whether all works end within a few seconds. */
    public boolean allWorksEnd() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(5).toMillis());
            if (thread.isAlive()) {
                return false;
            }
        }
        return true;
    }

    public int worksStarted() {
        return threads.size();
    }

    @Override
    public void scheduleWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener)
            throws WorkRejectedException {
        if (left.getAndDecrement() <= 0) {
            throw new WorkRejectedException("no threads left");
        }
        Thread thread = new Thread(work, "work-" + threads.size());
        threads.add(thread);
        thread.start();
    }

    @Override
    public TestTransactions getTransactionSynchronizationRegistry() {
        return transactions;
    }

    @Override
    public WorkManager getWorkManager() {
        return this;
    }

    @Override
    public XATerminator getXATerminator() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timer createTimer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isContextSupported(Class<? extends WorkContext> contextClass) {
        return true;
    }

    @Override
    public void doWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void doWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void scheduleWork(Work work) {
        throw new UnsupportedOperationException();
    }
}

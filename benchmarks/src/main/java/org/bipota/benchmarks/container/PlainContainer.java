package org.bipota.benchmarks.container;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Timer;

/** A container with a thread for each work, and transactions that hold nothing and always commit. */
public final class PlainContainer implements BootstrapContext, WorkManager, TransactionSynchronizationRegistry {

    private final ThreadLocal<Synchronization> transaction = new ThreadLocal<>();

    /** Ends the transaction of this thread. */
    void commit() {
        Synchronization synchronization = transaction.get();
        transaction.remove();
        if (synchronization != null) {
            synchronization.beforeCompletion();
            synchronization.afterCompletion(Status.STATUS_COMMITTED);
        }
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        transaction.set(synchronization);
    }

    @Override
    public Object getTransactionKey() {
        return Thread.currentThread();
    }

    @Override
    public int getTransactionStatus() {
        return Status.STATUS_ACTIVE;
    }

    @Override
    public void scheduleWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        Thread thread = new Thread(work, "adapter-work");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public long startWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        scheduleWork(work, startTimeout, context, listener);
        return 0;
    }

    @Override
    public WorkManager getWorkManager() {
        return this;
    }

    @Override
    public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
        return this;
    }

    @Override
    public boolean isContextSupported(Class<? extends WorkContext> contextClass) {
        return true;
    }

    @Override
    public boolean getRollbackOnly() {
        return false;
    }

    @Override
    public void setRollbackOnly() {
        throw unused();
    }

    @Override
    public void putResource(Object key, Object value) {
        throw unused();
    }

    @Override
    public Object getResource(Object key) {
        throw unused();
    }

    @Override
    public XATerminator getXATerminator() {
        throw unused();
    }

    @Override
    public Timer createTimer() {
        throw unused();
    }

    @Override
    public void doWork(Work work) {
        throw unused();
    }

    @Override
    public void doWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        throw unused();
    }

    @Override
    public long startWork(Work work) {
        throw unused();
    }

    @Override
    public void scheduleWork(Work work) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the adapter does not use it");
    }
}

package org.bipota.smpp.testing;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;

/** One transaction per thread, with nothing in it but synchronizations. */
public final class TestTransactions implements TransactionSynchronizationRegistry {

    private final ThreadLocal<Transaction> current = new ThreadLocal<>();

    /** Run within each commit, before it is done. */
    public volatile Runnable duringCommit = () -> { };

    void begin() {
        current.set(new Transaction());
    }

    /** Commits, or rolls back when marked so. */
    void end() {
        Transaction transaction = current.get();
        boolean commits = !transaction.rollbackOnly;
        if (commits) {
            transaction.synchronizations.forEach(Synchronization::beforeCompletion);
            duringCommit.run();
        }
        current.remove();
        int status = commits ? Status.STATUS_COMMITTED : Status.STATUS_ROLLEDBACK;
        transaction.synchronizations.forEach(synchronization -> synchronization.afterCompletion(status));
    }

    @Override
    public Object getTransactionKey() {
        return current.get();
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        current.get().synchronizations.add(synchronization);
    }

    @Override
    public void setRollbackOnly() {
        current.get().rollbackOnly = true;
    }

    @Override
    public boolean getRollbackOnly() {
        return current.get().rollbackOnly;
    }

    @Override
    public int getTransactionStatus() {
        return current.get() == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
    }

    @Override
    public void putResource(Object key, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getResource(Object key) {
        throw new UnsupportedOperationException();
    }

    private static final class Transaction {
        private final List<Synchronization> synchronizations = new ArrayList<>();
        private boolean rollbackOnly;
    }
}

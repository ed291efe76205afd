package org.bipota.bip.work;

import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkContextProvider;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Runs long tasks on threads of the container; the task has its thread when {@link #execute} returns. */
public final class ContainerThreads implements Executor {

    private final WorkManager workManager;
    private final String purpose;

    /**
     * Threads for one purpose.
     *
     * @param purpose the name of the works, for the container's listings
     */
    public ContainerThreads(WorkManager workManager, String purpose) {
        this.workManager = workManager;
        this.purpose = purpose;
    }

    @Override
    public void execute(Runnable task) {
        try {
            workManager.startWork(new LongWork(task, purpose), WorkManager.INDEFINITE, null, null);
        } catch (WorkException e) {
            throw new RejectedExecutionException("the container has no thread for " + purpose, e);
        }
    }

    /** A work that says it runs long, so that the container does not take it from its pool of short ones. */
    private static final class LongWork implements Work, WorkContextProvider {

        private static final long serialVersionUID = 1L;

        private final transient Runnable task;
        private final String purpose;

        LongWork(Runnable task, String purpose) {
            this.task = task;
            this.purpose = purpose;
        }

        @Override
        public void run() {
            task.run();
        }

        @Override
        public void release() {
            // the adapter's stop() ends its tasks itself, after what they hold is settled
        }

        @Override
        public List<WorkContext> getWorkContexts() {
            HintsContext hints = new HintsContext();
            hints.setName(purpose);
            hints.setHint(HintsContext.NAME_HINT, purpose);
            hints.setHint(HintsContext.LONGRUNNING_HINT, Boolean.TRUE);
            return List.of(hints);
        }
    }
}

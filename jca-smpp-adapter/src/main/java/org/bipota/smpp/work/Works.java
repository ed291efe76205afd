package org.bipota.smpp.work;

import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;

/** Starts works on the container's work manager. */
public final class Works {

    private final WorkManager workManager;

    /** On {@code workManager}. */
    public Works(WorkManager workManager) {
        this.workManager = workManager;
    }

    /**
     * Hands {@code loop} to the container and returns without waiting for its start.
     *
     * @param name for logs
     * @param loop ends by itself once its owner tells it to
     * @param stop tells it so; called when the container shuts down its work manager first
     * @throws WorkException when the container does not take it
     */
    public RunningWork start(String name, Runnable loop, Runnable stop) throws WorkException {
        RunningWork work = new RunningWork(name, loop, stop);
        workManager.scheduleWork(work, WorkManager.INDEFINITE, null, work);
        return work;
    }
}

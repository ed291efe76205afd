package org.bipota.smpp.work;

import static org.bipota.smpp.log.SmppLog.LOG;

import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkContextProvider;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One long-running work: it can be waited for, and interrupted while, and only while, it runs. */
public final class RunningWork implements Work, WorkContextProvider, WorkListener {

    private final String name;
    private final transient Runnable loop;
    private final transient Runnable stop;
    private final transient CountDownLatch ended = new CountDownLatch(1);
    private transient Thread runner;

    RunningWork(String name, Runnable loop, Runnable stop) {
        this.name = name;
        this.loop = loop;
        this.stop = stop;
    }

    @Override
    public void run() {
        synchronized (this) {
            runner = Thread.currentThread();
        }
        try {
            loop.run();
        } catch (RuntimeException e) { // the last place where a defect of a loop can be seen; the container would hide it
            LOG.workFailed(name, e);
        } finally {
            synchronized (this) {
                runner = null;
                Thread.interrupted(); // the thread goes back to the container's pool
            }
            ended.countDown();
        }
    }

    @Override
    public void release() {
        stop.run();
    }

    /** Interrupts the loop. Only for loops that never run foreign code: a database driver may not survive it. */
    public synchronized void interrupt() {
        if (runner != null) {
            runner.interrupt();
        }
    }

    /** Waits for the loop's end at most {@code limit}, and logs when it does not end. */
    public boolean awaitEnd(Duration limit) {
        try {
            if (ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.workStillRunning(name, limit.toMillis());
        return false;
    }

    @Override
    public List<WorkContext> getWorkContexts() {
        HintsContext hints = new HintsContext();
        hints.setName(name);
        hints.setHint(HintsContext.NAME_HINT, name);
        hints.setHint(HintsContext.LONGRUNNING_HINT, Boolean.TRUE);
        return List.of(hints);
    }

    @Override
    public void workAccepted(WorkEvent event) {
        LOG.debugf("work \"%s\" accepted", name);
    }

    @Override
    public void workRejected(WorkEvent event) {
        LOG.workRejected(name, event.getException());
        ended.countDown();
    }

    @Override
    public void workStarted(WorkEvent event) {
        LOG.debugf("work \"%s\" started", name);
    }

    @Override
    public void workCompleted(WorkEvent event) {
        LOG.debugf("work \"%s\" ended", name);
    }
}

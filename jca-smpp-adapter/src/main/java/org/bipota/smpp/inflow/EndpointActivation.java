package org.bipota.smpp.inflow;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bipota.smpp.work.RunningWork;
import org.bipota.smpp.work.Works;

/** One activated message endpoint and everything of it: the works that deliver to it. Started once and stopped once. */
public final class EndpointActivation {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final InboundQueue queue;
    private final BatchDelivery delivery;
    private final int batchSize;
    private final List<RunningWork> works = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * An activation that is not started.
     *
     * @param batchSize the most messages in one transaction
     * @param temporaryErrorStatus what a message that rolled back is answered with
     */
    public EndpointActivation(InboundQueue queue, MessageEndpointFactory endpoints,
            TransactionSynchronizationRegistry transactions, int batchSize, int temporaryErrorStatus) {
        this.queue = queue;
        this.batchSize = batchSize;
        this.delivery = new BatchDelivery(new TransactedCall(endpoints, transactions), temporaryErrorStatus);
    }

    /**
     * Starts delivering on {@code workers} threads of the container's.
     *
     * @throws WorkException when the container gives fewer; none runs then
     */
    public void start(Works container, int workers) throws WorkException {
        try {
            for (int i = 1; i <= workers; i++) {
                works.add(container.start("SMPP delivery " + i, this::deliverAll, this::wind));
            }
        } catch (WorkException e) {
            stop();
            throw e;
        }
    }

    private void deliverAll() {
        try {
            for (List<InboundDelivery> batch = take(); !batch.isEmpty(); batch = take()) {
                delivery.deliver(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<InboundDelivery> take() throws InterruptedException {
        return queue.take(batchSize, () -> stopped);
    }

    private void wind() {
        stopped = true;
        queue.wakeAll();
    }

    /** Ends delivering after the calls under way, which are never interrupted, and waits for their end. */
    public void stop() {
        wind();
        works.forEach(work -> work.awaitEnd(STOP_LIMIT));
    }

    /** Delivers what a closed queue still holds, then ends as {@link #stop}. */
    public void drain() {
        works.forEach(work -> work.awaitEnd(STOP_LIMIT));
        stop();
    }
}

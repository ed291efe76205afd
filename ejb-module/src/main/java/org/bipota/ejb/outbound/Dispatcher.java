package org.bipota.ejb.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.OutboxFilled;
import org.bipota.ejb.application.Variable;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SmppConnectionFactory;
import org.bipota.smpp.api.SubmitOutcome;

/**
 * Works the outbox off: claims in one transaction, submits outside any, stores outcomes in another. It is woken after
 * commits and by the sweep. What it has handed to the adapter, and not stored, is bounded.
 */
@ApplicationScoped
public class Dispatcher {

    private static final int OUTCOMES_AT_ONCE = 20;

    private Outbox outbox;
    private Configuration configuration;
    private final Queue<StoredOutcome> outcomes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile SmppConnectionFactory factory;
    private volatile SingleFlight sending;
    private volatile SingleFlight storing;
    private volatile String node;

    /** For the container's proxy. */
    protected Dispatcher() {
    }

    /** Idle until it is started. */
    @Inject
    public Dispatcher(Outbox outbox, Configuration configuration) {
        this.outbox = outbox;
        this.configuration = configuration;
    }

    /** Begins to work: first everything this node left behind waits again. */
    public void start(SmppConnectionFactory smpp, Executor executor, String nodeName) {
        int batch = configuration.number(Variable.OUTBOX_BATCH);
        int total = 0;
        int taken;
        do {
            taken = outbox.takeOverOwn(nodeName, batch);
            total += taken;
        } while (taken == batch);
        if (total > 0) {
            ApplicationLog.LOG.takenOver(total);
        }
        Runnable noThread = () -> ApplicationLog.LOG.noThread(configuration.duration(Variable.SWEEP_INTERVAL));
        node = nodeName;
        factory = smpp;
        storing = new SingleFlight(executor, this::storeOutcomes, noThread);
        sending = new SingleFlight(executor, this::sendReady, noThread);
        wake();
    }

    /** Claims nothing more; what is on its way is stored if its outcome comes in time, else taken over at the next start. */
    public void stop() {
        sending = null;
        storing = null;
    }

    /** Something was stored in the outbox, and committed. */
    public void onCommitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxFilled filled) {
        wakeSending();
    }

    /** Looks at the outbox and at outcomes that could not be stored. */
    public void wake() {
        wakeStoring();
        wakeSending();
    }

    /** How many messages are with the adapter, or their outcomes not stored. */
    public int inFlight() {
        return inFlight.get();
    }

    private void wakeSending() {
        SingleFlight flight = sending;
        if (flight != null) {
            flight.wake();
        }
    }

    private void wakeStoring() {
        SingleFlight flight = storing;
        if (flight != null && !outcomes.isEmpty()) {
            flight.wake();
        }
    }

    private void sendReady() {
        try (SmppConnection connection = factory.getConnection()) {
            int room = room(connection);
            while (room > 0 && sending != null) {
                List<ClaimedMessage> claimed = outbox.claim(node, room);
                claimed.forEach(message -> submit(connection, message));
                room = claimed.size() < room ? 0 : room(connection);
            }
        } catch (ResourceException | RuntimeException failed) {
            // Whatever failed, the sweep tries again; nothing is lost, since claims are rows.
            ApplicationLog.LOG.dispatchFailed(configuration.duration(Variable.SWEEP_INTERVAL), failed);
        }
    }

    private int room(SmppConnection connection) {
        int allowed = configuration.number(Variable.OUTBOX_IN_FLIGHT) - inFlight.get();
        return Math.min(Math.min(allowed, connection.freeCapacity()), configuration.number(Variable.OUTBOX_BATCH));
    }

    private void submit(SmppConnection connection, ClaimedMessage claimed) {
        inFlight.incrementAndGet();
        connection.submit(claimed.message()).whenComplete((outcome, failure) -> {
            SubmitOutcome known = outcome != null ? outcome
                    : new SubmitOutcome.Unanswered("the adapter failed: " + failure, List.of());
            outcomes.add(new StoredOutcome(claimed.id(), known));
            wakeStoring();
        });
    }

    private void storeOutcomes() {
        List<StoredOutcome> batch = poll();
        while (!batch.isEmpty()) {
            if (!store(batch)) {
                return;
            }
            batch = poll();
        }
        wakeSending();
    }

    private List<StoredOutcome> poll() {
        List<StoredOutcome> batch = new ArrayList<>(OUTCOMES_AT_ONCE);
        while (batch.size() < OUTCOMES_AT_ONCE) {
            StoredOutcome next = outcomes.poll();
            if (next == null) {
                return batch;
            }
            batch.add(next);
        }
        return batch;
    }

    /** Together, and when that fails one by one, so that one of them cannot hold the others up. */
    private boolean store(List<StoredOutcome> batch) {
        try {
            outbox.store(batch);
            inFlight.addAndGet(-batch.size());
            return true;
        } catch (RuntimeException together) {
            // Which one is to blame shows when each is stored alone.
            return storeOneByOne(batch);
        }
    }

    private boolean storeOneByOne(List<StoredOutcome> batch) {
        boolean all = true;
        for (StoredOutcome one : batch) {
            try {
                outbox.store(List.of(one));
                inFlight.decrementAndGet();
            } catch (RuntimeException failed) {
                // Kept: it is stored when the sweep comes by again, and until then counts as in flight.
                outcomes.add(one);
                ApplicationLog.LOG.outcomesNotStored(1, failed);
                all = false;
            }
        }
        return all;
    }
}

package org.bipota.ejb.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.OutboxFilled;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.outbound.SubmissionReport.AnsweredLate;
import org.bipota.ejb.outbound.SubmissionReport.Ended;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SmppConnectionFactory;
import org.bipota.smpp.api.SubmitOutcome;

/**
 * Works the outbox off: claims in one transaction, submits outside any, stores outcomes and late answers in another. It is
 * woken after commits and by the sweep. What it has handed to the adapter, and not stored, is bounded.
 *
 * <p>Every exception is caught, the checked ones too: when a commit fails, the container's interceptor throws
 * {@link jakarta.transaction.RollbackException} out of methods that do not declare it.
 */
@ApplicationScoped
public class Dispatcher {

    private static final int REPORTS_AT_ONCE = 20;

    private Outbox outbox;
    private Configuration configuration;
    private final Queue<SubmissionReport> reports = new ConcurrentLinkedQueue<>();
    private final Shares shares = new Shares();
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
        storing = new SingleFlight(executor, this::storeReports, noThread);
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
        return shares.inFlight();
    }

    private void wakeSending() {
        SingleFlight flight = sending;
        if (flight != null) {
            flight.wake();
        }
    }

    private void wakeStoring() {
        SingleFlight flight = storing;
        if (flight != null && !reports.isEmpty()) {
            flight.wake();
        }
    }

    private void sendReady() {
        int batch = configuration.number(Variable.OUTBOX_BATCH);
        try (SmppConnection connection = factory.getConnection()) {
            List<Quota> quotas = quotas(connection, batch);
            while (!quotas.isEmpty() && sending != null) {
                List<ClaimedMessage> claimed = outbox.claim(node, quotas, batch);
                claimed.forEach(message -> submit(connection, message));
                quotas = claimed.size() < batch ? List.of() : quotas(connection, batch);
            }
        } catch (Exception failed) {
            // Whatever failed, the sweep tries again; nothing is lost, since claims are rows.
            ApplicationLog.LOG.dispatchFailed(configuration.duration(Variable.SWEEP_INTERVAL), failed);
        }
    }

    private List<Quota> quotas(SmppConnection connection, int batch) {
        int total = Math.min(configuration.number(Variable.OUTBOX_IN_FLIGHT), shares.inFlight() + connection.freeCapacity());
        return shares.quotas(total, batch);
    }

    private void submit(SmppConnection connection, ClaimedMessage claimed) {
        shares.handedOver(claimed.priority());
        connection.submit(claimed.message(), late -> report(new AnsweredLate(claimed, late))).whenComplete((outcome, failure) ->
                report(new Ended(claimed, outcome != null ? outcome
                        : new SubmitOutcome.Unanswered("the adapter failed: " + failure, List.of()))));
    }

    private void report(SubmissionReport report) {
        reports.add(report);
        wakeStoring();
    }

    private void storeReports() {
        List<SubmissionReport> batch = poll();
        while (!batch.isEmpty()) {
            if (!store(batch)) {
                return;
            }
            batch = poll();
        }
        wakeSending();
    }

    private List<SubmissionReport> poll() {
        List<SubmissionReport> batch = new ArrayList<>(REPORTS_AT_ONCE);
        while (batch.size() < REPORTS_AT_ONCE) {
            SubmissionReport next = reports.poll();
            if (next == null) {
                return batch;
            }
            batch.add(next);
        }
        return batch;
    }

    /** Together, and when that fails one by one, so that one of them cannot hold the others up. */
    private boolean store(List<SubmissionReport> batch) {
        try {
            outbox.store(batch);
            batch.forEach(this::stored);
            return true;
        } catch (Exception together) {
            // Which one is to blame shows when each is stored alone.
            return storeOneByOne(batch);
        }
    }

    private boolean storeOneByOne(List<SubmissionReport> batch) {
        boolean all = true;
        for (SubmissionReport one : batch) {
            try {
                outbox.store(List.of(one));
                stored(one);
            } catch (Exception failed) {
                // Kept: it is stored when the sweep comes by again, and until then counts as in flight.
                reports.add(one);
                ApplicationLog.LOG.outcomesNotStored(1, failed);
                all = false;
            }
        }
        return all;
    }

    private void stored(SubmissionReport report) {
        if (report instanceof Ended ended) {
            shares.stored(ended.message().priority());
        }
    }
}

package org.bipota.ejb.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Deadlines;
import org.bipota.ejb.application.DownloadDeadlines;
import org.bipota.ejb.application.Housekeeping;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.audit.AuditSealer;
import org.bipota.ejb.domain.MessagePriority;

/** What happens because time goes on: deadlines, abandoned claims, forgetting. Each step is a short transaction. */
@ApplicationScoped
public class Sweep {

    private static final int HOUSEKEEPING_EVERY = 60;
    private static final int SEALED_AT_ONCE = 500;
    private static final int MOST_SEALS = 4;
    private static final int MOST_BATCHES = 200;

    private Deadlines deadlines;
    private DownloadDeadlines downloads;
    private Outbox outbox;
    private AuditSealer sealer;
    private Housekeeping housekeeping;
    private Configuration configuration;
    private int runs;

    /** For the container's proxy. */
    protected Sweep() {
    }

    /** Runs when it is told to. */
    @Inject
    public Sweep(Deadlines deadlines, DownloadDeadlines downloads, Outbox outbox, AuditSealer sealer, Housekeeping housekeeping,
            Configuration configuration) {
        this.deadlines = deadlines;
        this.downloads = downloads;
        this.outbox = outbox;
        this.sealer = sealer;
        this.housekeeping = housekeeping;
        this.configuration = configuration;
    }

    /** One round; not to be called by two threads at once. A failure is logged, and the next round tries again. */
    public void run(String node) {
        try {
            int batch = configuration.number(Variable.SWEEP_BATCH);
            drain(batch, () -> deadlines.endDue(batch));
            drain(batch, () -> downloads.endDue(batch));
            for (MessagePriority priority : MessagePriority.values()) {
                drain(batch, () -> downloads.beginDue(priority, batch));
            }
            outbox.takeOverAbandoned(node, configuration.duration(Variable.CLAIM_TIMEOUT), batch);
            seal();
            if (runs++ % HOUSEKEEPING_EVERY == 0) {
                purge();
            }
        } catch (Exception failed) {
            // The schedule would end with the first exception; whatever failed, a commit included, the next round tries again.
            ApplicationLog.LOG.sweepFailed(failed);
        }
    }

    /** Some of what waits: an import leaves more audit records than a round should take time for. */
    private void seal() {
        for (int i = 0; i < MOST_SEALS && sealer.seal(SEALED_AT_ONCE) == SEALED_AT_ONCE; i++) {
            continue;
        }
    }

    private void purge() {
        List<String> counts = new ArrayList<>();
        count(counts, "parts", housekeeping.purgeParts());
        count(counts, "early receipts", housekeeping.purgeEarlyReceipts());
        count(counts, "submitted messages", housekeeping.purgeSubmittedParts());
        if (!counts.isEmpty()) {
            ApplicationLog.LOG.purged(counts);
        }
    }

    private static void count(List<String> counts, String what, int purged) {
        if (purged > 0) {
            counts.add(purged + " " + what);
        }
    }

    /** Until a batch is not full; bounded, so that a round ends. */
    private static void drain(int batch, IntSupplier step) {
        for (int i = 0; i < MOST_BATCHES && step.getAsInt() == batch; i++) {
            continue;
        }
    }
}

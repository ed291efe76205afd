package org.bipota.ejb.application.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.audit.AuditPurge;
import org.bipota.ejb.domain.RetentionKind;
import org.bipota.ejb.persistence.AuditRows;
import org.bipota.ejb.persistence.RetentionRows;
import org.bipota.ejb.persistence.RetentionRuns;

/** Finds and removes what is older than its variable allows. */
@ApplicationScoped
public class Retention {

    /** Rows that are removed in one transaction. */
    static final int WINDOW = 1_000;

    private RetentionRows rows;
    private RetentionRuns runs;
    private AuditRows auditRows;
    private AuditPurge auditPurge;
    private Configuration configuration;
    private Clock clock;

    /** For the container's proxy. */
    protected Retention() {
    }

    /** Works in the caller's transaction, or in one of its own. */
    @Inject
    public Retention(RetentionRows rows, RetentionRuns runs, AuditRows auditRows, AuditPurge auditPurge, Configuration configuration,
            Clock clock) {
        this.rows = rows;
        this.runs = runs;
        this.auditRows = auditRows;
        this.auditPurge = auditPurge;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** The window of old rows at {@code place}; without ids when there are no more of its kind. Empty for audit records that are left. */
    @Transactional
    public List<Long> old(RetentionPlace place) {
        if (place.kind() == RetentionKind.AUDIT_RECORDS) {
            return auditRows.expired(auditRows.lockChain(), before(place.kind()), 1).stream().map(record -> record.id()).toList();
        }
        return rows.old(place.kind(), before(place.kind()), place.after(), WINDOW);
    }

    /** Removes a window, counts it for the run of {@code day} and extends the run's lease. */
    @Transactional
    public void remove(LocalDate day, RetentionWindow window) {
        Instant before = before(window.kind());
        int removed = window.kind() == RetentionKind.AUDIT_RECORDS ? auditPurge.purge(before, WINDOW)
                : rows.remove(window.kind(), before, window.ids());
        if (removed > 0) {
            runs.count(day, window.kind(), removed);
        }
        runs.lock(day).ifPresent(run -> run.claim(node(), clock.instant().plus(configuration.duration(Variable.RETENTION_LEASE))));
    }

    private Instant before(RetentionKind kind) {
        return clock.instant().minus(configuration.duration(switch (kind) {
            case PUSHES -> Variable.PUSH_EXPIRY;
            case CHECKS -> Variable.CHECK_EXPIRY;
            case DOWNLOADS -> Variable.DOWNLOAD_EXPIRY;
            case CAMPAIGN_DOWNLOADS, CAMPAIGN_TARGETS, CAMPAIGNS -> Variable.CAMPAIGN_EXPIRY;
            case DEAD_LETTERS -> Variable.DEAD_LETTER_EXPIRY;
            case AUDIT_RECORDS -> Variable.AUDIT_EXPIRY;
            case JOBS -> Variable.JOB_EXPIRY;
        }));
    }

    /** This node's name. */
    static String node() {
        return System.getProperty("jboss.node.name", "bipota");
    }
}

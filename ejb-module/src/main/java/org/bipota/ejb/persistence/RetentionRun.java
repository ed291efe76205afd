package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** The removal of old records on one day, by the node that has the lease. */
@Entity
@Table(name = "retention_run")
public class RetentionRun {

    @Id
    @Column(name = "run_day")
    private LocalDate day;
    private String node;
    @Column(name = "execution_id")
    private Long executionId;
    @Column(name = "lease_until")
    private Instant leaseUntil;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "ended_at")
    private Instant endedAt;

    /** For JPA. */
    protected RetentionRun() {
    }

    /** A run that {@code node} begins now. */
    public RetentionRun(LocalDate day, String node, Instant now, Instant leaseUntil) {
        this.day = day;
        this.startedAt = now;
        claim(node, leaseUntil);
    }

    /** The node has it until then. */
    public final void claim(String byNode, Instant until) {
        node = byNode;
        leaseUntil = until;
    }

    /** Whether another node may take it: nobody works on it, and it has not ended. */
    public boolean isAbandoned(Instant now) {
        return endedAt == null && leaseUntil.isBefore(now);
    }

    /** The batch job's execution that does it, or null before the first. */
    public Long executionId() {
        return executionId;
    }

    /** The batch job's execution that does it. */
    public void began(long execution) {
        executionId = execution;
    }

    /** Everything old was looked at. */
    public void end(Instant now) {
        endedAt = now;
    }
}

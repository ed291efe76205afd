package org.bipota.ejb.application.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.persistence.RetentionRun;
import org.bipota.ejb.persistence.RetentionRuns;

/** Decides which node removes old records today, and keeps the day's report. */
@ApplicationScoped
public class RetentionDays {

    /**
     * A run that this node is to do.
     *
     * @param day its day
     * @param execution the execution that broke off, or null
     */
    public record Claimed(LocalDate day, Long execution) {
    }

    private RetentionRuns runs;
    private Configuration configuration;
    private Clock clock;

    /** For the container's proxy. */
    protected RetentionDays() {
    }

    /** Each call is a transaction. */
    @Inject
    public RetentionDays(RetentionRuns runs, Configuration configuration, Clock clock) {
        this.runs = runs;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Claims the run of today when it is time and nobody has it, or has it no longer. Of two nodes that find none at the same
     * moment one fails, as the transaction's exception says, and has nothing to do.
     */
    @Transactional
    public Optional<Claimed> claim() {
        Instant now = clock.instant();
        LocalDateTime local = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        LocalTime from = LocalTime.parse(configuration.text(Variable.RETENTION_TIME).orElseThrow());
        if (local.toLocalTime().isBefore(from)) {
            return Optional.empty();
        }
        Instant until = now.plus(configuration.duration(Variable.RETENTION_LEASE));
        Optional<RetentionRun> run = runs.lock(local.toLocalDate());
        if (run.isEmpty()) {
            runs.add(new RetentionRun(local.toLocalDate(), Retention.node(), now, until));
            return Optional.of(new Claimed(local.toLocalDate(), null));
        }
        return run.filter(known -> known.isAbandoned(now)).map(abandoned -> {
            abandoned.claim(Retention.node(), until);
            return new Claimed(local.toLocalDate(), abandoned.executionId());
        });
    }

    /** An execution of the job does the run of {@code day}. */
    @Transactional
    public void began(LocalDate day, long execution) {
        runs.lock(day).orElseThrow().began(execution);
    }

    /** Everything old was looked at; logs what was removed. */
    @Transactional
    public void ended(LocalDate day) {
        runs.lock(day).orElseThrow().end(clock.instant());
        RetentionLog.LOG.ended(day, runs.counts(day));
    }
}

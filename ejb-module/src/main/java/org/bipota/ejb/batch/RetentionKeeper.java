package org.bipota.ejb.batch;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Properties;
import org.bipota.ejb.application.retention.RetentionDays;
import org.bipota.ejb.application.retention.RetentionDays.Claimed;
import org.bipota.ejb.application.retention.RetentionLog;

/** Starts the job that removes old records once a day on one node, and lets it go on where a node that is gone had come. */
@Singleton
@Startup
@DependsOn("ServerLifecycle")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionKeeper {

    private static final String JOB = "retention";
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofMinutes(1);

    @Resource
    private TimerService timers;

    @Inject
    private RetentionDays days;

    /** Starts. */
    @PostConstruct
    void start() {
        timers.createIntervalTimer(FIRST.toMillis(), EVERY.toMillis(), new TimerConfig(null, false));
    }

    /** Looks whether it is time; a failure is logged, and the next minute tries again. */
    @Timeout
    void look() {
        try {
            days.claim().ifPresent(this::run);
        } catch (Exception failed) { // another node was faster, or the database is gone
            RetentionLog.LOG.notBegun(failed);
        }
    }

    private void run(Claimed claimed) {
        JobOperator operator = BatchRuntime.getJobOperator();
        Properties parameters = new Properties();
        parameters.setProperty("day", claimed.day().toString());
        // The lease says that the execution before is dead.
        parameters.setProperty("jberet.restart.mode", "force");
        long execution = claimed.execution() == null ? operator.start(JOB, parameters)
                : operator.restart(claimed.execution(), parameters);
        days.began(claimed.day(), execution);
    }
}

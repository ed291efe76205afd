package org.bipota.ejb.batch;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.runtime.BatchStatus;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.campaign.CampaignLog;
import org.bipota.ejb.application.campaign.CampaignRuns;
import org.bipota.ejb.application.campaign.ClaimedCampaign;

/**
 * Keeps the campaigns of this node going, each sweep interval: notices executions that ended, stops those of campaigns that
 * were paused or stopped, extends leases, and starts the jobs of campaigns that wait, a bounded number at once.
 */
@Singleton
@Startup
@DependsOn("ServerLifecycle")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignKeeper {

    private static final Set<BatchStatus> GOING_ON =
            EnumSet.of(BatchStatus.STARTING, BatchStatus.STARTED, BatchStatus.STOPPING);

    @Resource
    private TimerService timers;

    @Inject
    private Configuration configuration;

    @Inject
    private CampaignRuns runs;

    @Inject
    private CampaignJob job;

    @Inject
    private RunningExecutions running;

    /** Starts. */
    @PostConstruct
    void start() {
        next();
    }

    /** One timer for each round, since a round may take longer than the interval. */
    private void next() {
        timers.createSingleActionTimer(configuration.duration(Variable.SWEEP_INTERVAL).toMillis(), new TimerConfig(null, false));
    }

    /** One round; a failure is logged, and the next round tries again. */
    @Timeout
    void round() {
        try {
            running.campaigns().forEach(this::notice);
            runs.renew(running.node(), running.campaigns()).forEach(this::stop);
            int free = configuration.number(Variable.CAMPAIGN_JOBS) - running.campaigns().size();
            if (free > 0) {
                runs.claim(running.node(), running.campaigns(), free).forEach(this::run);
            }
        } catch (Exception failed) { // also the RollbackException, undeclared, of a commit that failed
            CampaignLog.LOG.roundFailed(failed);
        } finally {
            next();
        }
    }

    private void notice(long campaign) {
        BatchStatus status = job.status(running.execution(campaign));
        if (!GOING_ON.contains(status)) {
            runs.ended(campaign, status == BatchStatus.FAILED);
            running.ended(campaign);
        }
    }

    private void stop(long campaign) {
        try {
            job.stop(running.execution(campaign));
        } catch (JobExecutionNotRunningException ended) {
            // Noticed in the next round.
        }
    }

    private void run(ClaimedCampaign claimed) {
        try {
            running.began(claimed.id(), job.run(claimed));
        } catch (BatchRuntimeException notStarted) {
            CampaignLog.LOG.notStarted(claimed.id(), notStarted);
            runs.ended(claimed.id(), true);
        }
    }
}

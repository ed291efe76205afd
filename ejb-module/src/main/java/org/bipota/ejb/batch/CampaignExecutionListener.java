package org.bipota.ejb.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.JobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bipota.ejb.application.campaign.CampaignRuns;

/** Lets an execution begin only when it is the one that may run its campaign. */
@Named("campaignExecution")
@Dependent
public class CampaignExecutionListener implements JobListener {

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    @BatchProperty
    private String claim;

    @Inject
    private JobContext job;

    @Inject
    private CampaignRuns runs;

    @Inject
    private RunningExecutions running;

    @Override
    public void beforeJob() {
        long id = Long.parseLong(campaign);
        runs.begin(id, job.getInstanceId(), job.getExecutionId(), claim, running.node(), running.isRunning(id));
        running.began(id, job.getExecutionId());
    }

    @Override
    public void afterJob() {
        // The keeper sees that it ended.
    }
}

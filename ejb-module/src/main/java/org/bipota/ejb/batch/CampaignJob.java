package org.bipota.ejb.batch;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Properties;
import org.bipota.ejb.application.campaign.ClaimedCampaign;

/** The job of a campaign, as the server's job operator sees it; to be called on a thread of this module's beans. */
@ApplicationScoped
public class CampaignJob {

    /** The name of the job's XML. */
    private static final String NAME = "campaign";

    /** Begins the job, or lets it go on where its last execution ended, and answers the new execution. */
    public long run(ClaimedCampaign claimed) {
        JobOperator operator = BatchRuntime.getJobOperator();
        Properties parameters = new Properties();
        parameters.setProperty("campaign", Long.toString(claimed.id()));
        parameters.setProperty("claim", claimed.word());
        // The lease says that the execution before is dead. JBeret by itself takes each execution that was looked at since the
        // start, as by the API, for one that is alive.
        parameters.setProperty("jberet.restart.mode", "force");
        return claimed.execution() == null ? operator.start(NAME, parameters)
                : operator.restart(latest(operator, claimed.execution()), parameters);
    }

    /** A crash may have come between a restart and the moment that its execution was noted. */
    private static long latest(JobOperator operator, long execution) {
        return operator.getJobExecutions(operator.getJobInstance(execution)).stream()
                .mapToLong(JobExecution::getExecutionId).max().orElse(execution);
    }

    /** Where an execution stands. */
    public BatchStatus status(long execution) {
        return BatchRuntime.getJobOperator().getJobExecution(execution).getBatchStatus();
    }

    /** Stops an execution at the end of its chunk or round. */
    public void stop(long execution) {
        BatchRuntime.getJobOperator().stop(execution);
    }
}

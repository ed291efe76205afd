package org.bipota.ejb.application.read;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.JobExecution;
import jakarta.batch.runtime.StepExecution;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.bipota.ejb.application.read.CampaignView.ExecutionView;

/** Reads the executions of a campaign's job. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignExecutions {

    /** Executions that are shown, the latest ones. */
    private static final int MOST = 20;

    /** The executions of the job that {@code execution} is one of, oldest first; none when it is null or forgotten. */
    public List<ExecutionView> of(Long execution) {
        if (execution == null) {
            return List.of();
        }
        try {
            JobOperator operator = BatchRuntime.getJobOperator();
            List<JobExecution> all = operator.getJobExecutions(operator.getJobInstance(execution)).stream()
                    .sorted(Comparator.comparingLong(JobExecution::getExecutionId)).toList();
            return all.subList(Math.max(0, all.size() - MOST), all.size()).stream().map(one -> view(operator, one)).toList();
        } catch (NoSuchJobExecutionException forgotten) {
            return List.of();
        }
    }

    private static ExecutionView view(JobOperator operator, JobExecution execution) {
        String step = operator.getStepExecutions(execution.getExecutionId()).stream()
                .max(Comparator.comparingLong(StepExecution::getStepExecutionId)).map(StepExecution::getStepName).orElse(null);
        return new ExecutionView(execution.getExecutionId(), execution.getBatchStatus().name(), step,
                instant(execution.getStartTime()), instant(execution.getEndTime()));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}

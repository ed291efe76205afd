package org.bipota.ejb.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.bipota.ejb.application.retention.RetentionDays;

/** Job <i>retention</i>: ends the day's run and reports it. */
@Named("retentionReport")
@Dependent
public class RetentionReportBatchlet extends AbstractBatchlet {

    @Inject
    @BatchProperty
    private String day;

    @Inject
    private RetentionDays days;

    @Override
    public String process() {
        days.ended(LocalDate.parse(day));
        return "REPORTED";
    }
}

package org.bipota.ejb.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bipota.ejb.application.campaign.CampaignEnd;

/** Step <i>report</i>: stores the final counts. */
@Named("report")
@Dependent
public class ReportBatchlet extends AbstractBatchlet {

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    private CampaignEnd end;

    @Override
    public String process() {
        end.report(Long.parseLong(campaign));
        return "REPORTED";
    }
}

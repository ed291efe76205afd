package org.bipota.ejb.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bipota.ejb.application.campaign.CampaignEnd;

/** Step <i>await</i>: looks whether each download has ended; where not, the job is restarted when they have. */
@Named("await")
@Dependent
public class AwaitBatchlet extends AbstractBatchlet {

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    private CampaignEnd end;

    @Override
    public String process() {
        return end.isReached(Long.parseLong(campaign)) ? "ENDED" : "WAITING";
    }
}

package org.bipota.ejb.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bipota.ejb.application.campaign.CampaignPreparation;

/** Step <i>prepared</i>: verifies that each target has its download. */
@Named("prepared")
@Dependent
public class PreparedBatchlet extends AbstractBatchlet {

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    private CampaignPreparation preparation;

    @Override
    public String process() {
        preparation.finish(Long.parseLong(campaign));
        return "PREPARED";
    }
}

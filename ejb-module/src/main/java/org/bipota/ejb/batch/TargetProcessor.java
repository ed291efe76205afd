package org.bipota.ejb.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bipota.ejb.application.campaign.CampaignPreparation;
import org.bipota.ejb.application.campaign.TargetPreparation;
import org.bipota.ejb.domain.CampaignTarget;

/** Step <i>prepare</i>: decides for one target. */
@Named("targetDecision")
@Dependent
public class TargetProcessor implements ItemProcessor {

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    private CampaignPreparation preparation;

    private TargetPreparation rule;

    @Override
    public Object processItem(Object target) {
        if (rule == null) {
            rule = preparation.preparation(Long.parseLong(campaign));
        }
        return rule.prepare((CampaignTarget) target);
    }
}

package org.bipota.ejb.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.bipota.ejb.application.campaign.CampaignPreparation;
import org.bipota.ejb.application.campaign.TargetPreparation;
import org.bipota.ejb.application.campaign.TargetPreparation.Prepared;

/** Step <i>prepare</i>: stores a chunk's downloads, held. */
@Named("heldDownloads")
@Dependent
public class DownloadWriter extends AbstractItemWriter {

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    private CampaignPreparation preparation;

    private TargetPreparation rule;

    @Override
    public void open(Serializable checkpoint) {
        rule = preparation.preparation(Long.parseLong(campaign));
    }

    @Override
    public void writeItems(List<Object> chunk) {
        preparation.store(rule, chunk.stream().map(Prepared.class::cast).toList());
    }
}

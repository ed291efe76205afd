package org.bipota.ejb.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.bipota.ejb.application.campaign.CampaignPreparation;
import org.bipota.ejb.domain.CampaignTarget;

/** Step <i>prepare</i>: the targets of one part by keyset, a page in memory; the checkpoint is the last ordinal read. */
@Named("targets")
@Dependent
public class TargetReader extends AbstractItemReader {

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    @BatchProperty
    private String first;

    @Inject
    @BatchProperty
    private String last;

    @Inject
    private CampaignPreparation preparation;

    private long after;
    private Iterator<CampaignTarget> page = List.<CampaignTarget>of().iterator();

    @Override
    public void open(Serializable checkpoint) {
        after = checkpoint == null ? Long.parseLong(first) - 1 : (Long) checkpoint;
    }

    @Override
    public Object readItem() {
        if (!page.hasNext()) {
            page = preparation.page(Long.parseLong(campaign), after, Long.parseLong(last)).iterator();
        }
        if (!page.hasNext()) {
            return null;
        }
        CampaignTarget target = page.next();
        after = target.ordinal();
        return target;
    }

    @Override
    public Serializable checkpointInfo() {
        return after;
    }
}

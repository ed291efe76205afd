package org.bipota.ejb.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.bipota.ejb.application.campaign.CampaignPreparation;
import org.bipota.ejb.persistence.TargetRows.Range;

/** Step <i>select</i>: ranges of card ids; the checkpoint is the last id of the range before. */
@Named("cardRanges")
@Dependent
public class CardRangeReader extends AbstractItemReader {

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    private CampaignPreparation preparation;

    private long after;
    private long last;

    @Override
    public void open(Serializable checkpoint) {
        Range cards = preparation.cards(Long.parseLong(campaign));
        after = checkpoint == null ? cards.first() - 1 : (Long) checkpoint;
        last = cards.last();
    }

    @Override
    public Object readItem() {
        if (after >= last) {
            return null;
        }
        Range range = new Range(after + 1, Math.min(after + CampaignPreparation.CARDS, last));
        after = range.last();
        return range;
    }

    @Override
    public Serializable checkpointInfo() {
        return after;
    }
}

package org.bipota.ejb.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.bipota.ejb.application.campaign.CampaignPreparation;
import org.bipota.ejb.persistence.TargetRows.Range;

/** Step <i>select</i>: adds the subscribers of the query whose cards are in a range. */
@Named("selection")
@Dependent
public class SelectionWriter extends AbstractItemWriter {

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    private CampaignPreparation preparation;

    @Override
    public void writeItems(List<Object> ranges) {
        for (Object item : ranges) {
            Range range = (Range) item;
            preparation.select(Long.parseLong(campaign), range.first() - 1, range.last());
        }
    }
}

package org.bipota.ejb.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Properties;
import org.bipota.ejb.application.campaign.CampaignPreparation;
import org.bipota.ejb.persistence.TargetRows.Range;

/** Step <i>prepare</i>: the ranges of ordinals that are prepared at once, the same at each restart. */
@Named("targetParts")
@Dependent
public class TargetPartsMapper implements PartitionMapper {

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    private CampaignPreparation preparation;

    @Override
    public PartitionPlan mapPartitions() {
        List<Range> parts = preparation.parts(Long.parseLong(campaign));
        PartitionPlan plan = new PartitionPlanImpl();
        plan.setPartitions(parts.size());
        plan.setThreads(parts.size());
        plan.setPartitionProperties(parts.stream().map(TargetPartsMapper::properties).toArray(Properties[]::new));
        return plan;
    }

    private static Properties properties(Range part) {
        Properties properties = new Properties();
        properties.setProperty("first", Long.toString(part.first()));
        properties.setProperty("last", Long.toString(part.last()));
        return properties;
    }
}

package org.bipota.ejb.application.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.bipota.ejb.domain.CampaignState;
import org.bipota.ejb.persistence.Campaign;
import org.bipota.ejb.persistence.CampaignRows;
import org.bipota.ejb.persistence.TargetRows;

/** One transaction of an upload of targets. */
@ApplicationScoped
public class TargetUploadTransaction {

    private CampaignRows rows;

    /** For the container's proxy. */
    protected TargetUploadTransaction() {
    }

    /** Each call is a transaction. */
    @Inject
    public TargetUploadTransaction(CampaignRows rows) {
        this.rows = rows;
    }

    /**
     * Adds those of {@code msisdns}, each once, that the campaign does not have yet.
     *
     * @param actor the operator
     * @return the number added
     * @throws CampaignException when the campaign takes no targets
     */
    @Transactional
    public int add(long id, List<String> msisdns, String actor) {
        Campaign campaign = rows.lock(id)
                .orElseThrow(() -> new CampaignException("id", "there is no campaign with this id"));
        if (campaign.query().isPresent()) {
            throw new CampaignException("targets", "the campaign selects its targets by a query");
        }
        if (campaign.state() != CampaignState.CREATED) {
            throw new CampaignException("state",
                    "the campaign is " + campaign.state() + "; targets are taken until it is started");
        }
        // The ordinals of a batch have gaps where numbers were duplicates; so the next batch begins behind the last given.
        int added = rows.with(connection -> {
            TargetRows targets = new TargetRows(connection);
            return targets.add(id, targets.range(id).last(), msisdns);
        });
        if (added > 0) {
            campaign.addTargets(added, actor);
        }
        return added;
    }
}

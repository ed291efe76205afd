package org.bipota.ejb.application.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.bipota.ejb.domain.CampaignState;
import org.bipota.ejb.persistence.Campaign;
import org.bipota.ejb.persistence.CampaignDownloads;
import org.bipota.ejb.persistence.CampaignRows;

/** Awaits the last downloads of a campaign, and counts once all have ended. */
@ApplicationScoped
public class CampaignEnd {

    private CampaignRows rows;
    private Clock clock;

    /** For the container's proxy. */
    protected CampaignEnd() {
    }

    /** Each call is a transaction. */
    @Inject
    public CampaignEnd(CampaignRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Whether each download has ended; where not, the campaign sleeps until they have. */
    @Transactional
    public boolean isReached(long id) {
        Campaign campaign = rows.lock(id).orElseThrow();
        if (campaign.state() != CampaignState.RUNNING) {
            return false;
        }
        boolean reached = outstanding(campaign) == 0;
        if (!reached) {
            rows.lockRun(id).sleepUntilOutcomes();
        }
        return reached;
    }

    /**
     * Stores the final counts; the campaign is done, also when it was told to pause after its last download had ended. A
     * repeat changes nothing.
     */
    @Transactional
    public void report(long id) {
        Campaign campaign = rows.lock(id).orElseThrow();
        if (campaign.state() != CampaignState.DONE) {
            rows.with(connection -> {
                new CampaignDownloads(connection).storeOutcomes(id);
                return null;
            });
            campaign.done(clock.instant());
            CampaignLog.LOG.done(id);
        }
    }

    private long outstanding(Campaign campaign) {
        return rows.with(connection ->
                new CampaignDownloads(connection).outstanding(campaign.id(), campaign.releasedThrough()));
    }
}

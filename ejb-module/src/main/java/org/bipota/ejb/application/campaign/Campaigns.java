package org.bipota.ejb.application.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CampaignCommand;
import org.bipota.ejb.domain.CampaignState;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.persistence.Campaign;
import org.bipota.ejb.persistence.CampaignDownloads;
import org.bipota.ejb.persistence.CampaignRows;

/** Tells campaigns to start, pause, resume and stop. */
@ApplicationScoped
public class Campaigns {

    private CampaignRows rows;
    private Configuration configuration;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected Campaigns() {
    }

    /** Each call is a transaction. */
    @Inject
    public Campaigns(CampaignRows rows, Configuration configuration, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Tells a campaign; a repeat changes nothing. The job follows within a sweep interval.
     *
     * @param actor the operator
     * @return whether the campaign exists
     * @throws CampaignException when the command makes no sense yet
     */
    @Transactional
    public boolean tell(long id, CampaignCommand command, String actor) {
        return rows.lock(id).map(campaign -> {
            CampaignState before = campaign.state();
            CampaignState after = before.after(command, campaign.isPrepared()).orElseThrow(() -> new CampaignException(
                    "state", "the campaign is " + before + "; start it before you pause or resume it"));
            if (after != before) {
                move(campaign, command, after);
                audit.done(AuditKind.CAMPAIGN_COMMANDED, null, actor, "campaign " + id + " from " + before + " to " + after);
                CampaignLog.LOG.commanded(id, before, after, actor);
            }
            return true;
        }).orElse(false);
    }

    private void move(Campaign campaign, CampaignCommand command, CampaignState after) {
        if (command == CampaignCommand.START && campaign.targets() == 0 && campaign.query().isEmpty()) {
            throw new CampaignException("targets", "there are none; upload a list before you start the campaign");
        }
        if (command == CampaignCommand.RESUME && campaign.pausedByItself()) {
            rows.with(connection -> {
                CampaignDownloads downloads = new CampaignDownloads(connection);
                campaign.accept(downloads.outstanding(campaign.id(), campaign.releasedThrough()),
                        downloads.inState(campaign.id(), DownloadState.FAILED.name()) - campaign.failedUnreleased());
                return null;
            });
        }
        campaign.move(after, configuration.number(Variable.CAMPAIGN_PARTITIONS), clock.instant());
        rows.lockRun(campaign.id()).awake();
    }
}

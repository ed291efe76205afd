package org.bipota.ejb.application.campaign;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.RoleChecked;
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
    @RoleChecked
    @RolesAllowed("operator")
    @Transactional
    public boolean tell(long id, CampaignCommand command, String actor) {
        return command(id, command, actor);
    }

    /** As {@link #tell}, of a job that was begun at the server's management. */
    @Transactional
    boolean startedByJob(long id, String node) {
        return command(id, CampaignCommand.START, node);
    }

    /**
     * A second person approves a campaign that was not started; a repeat changes nothing.
     *
     * @param actor the operator
     * @return whether the campaign exists
     * @throws CampaignException when the operator ordered it himself or added targets, or when it was started already
     */
    @RoleChecked
    @RolesAllowed("operator")
    @Transactional
    public boolean approve(long id, String actor) {
        return rows.lock(id).map(campaign -> {
            if (campaign.isApproved()) {
                return true;
            }
            if (campaign.isWorkOf(actor)) {
                throw new CampaignException("approval",
                        "who ordered a campaign or added its targets cannot approve it; another operator has to");
            }
            if (campaign.state() != CampaignState.CREATED) {
                throw new CampaignException("state", "the campaign is " + campaign.state() + "; approve it before it is started");
            }
            campaign.approve(actor, clock.instant());
            audit.done(AuditKind.CAMPAIGN_APPROVED, null, actor, "campaign " + id + " with "
                    + campaign.query().map(query -> "targets by query").orElse(campaign.targets() + " targets"));
            return true;
        }).orElse(false);
    }

    private boolean command(long id, CampaignCommand command, String actor) {
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
        if (command == CampaignCommand.START && !campaign.isApproved()
                && configuration.approvalRule().wants(campaign.targets(), campaign.query().isPresent())) {
            throw new CampaignException("approval", "campaigns with more than " + configuration.approvalRule().aboveTargets()
                    + " targets, or with targets by query, are started after another operator has approved them"
                    + " (POST /campaigns/" + campaign.id() + "/approve)");
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

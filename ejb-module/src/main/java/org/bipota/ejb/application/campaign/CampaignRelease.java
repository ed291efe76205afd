package org.bipota.ejb.application.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.RoutingPolicies;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.domain.CampaignPace;
import org.bipota.ejb.domain.CampaignState;
import org.bipota.ejb.domain.DispatchDecision;
import org.bipota.ejb.domain.DispatchDecision.AllReleased;
import org.bipota.ejb.domain.DispatchDecision.Pause;
import org.bipota.ejb.domain.DispatchDecision.Release;
import org.bipota.ejb.domain.DispatchDecision.WaitUntil;
import org.bipota.ejb.domain.DispatchRules;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.ejb.domain.ReleasePacing;
import org.bipota.ejb.persistence.Campaign;
import org.bipota.ejb.persistence.CampaignDownloads;
import org.bipota.ejb.persistence.CampaignRows;

/** One round of releases: counts, asks the domain, and sets the time of as many held downloads as may go. */
@ApplicationScoped
public class CampaignRelease {

    /** Downloads released in one transaction at most. */
    private static final int MOST = 1_000;

    private CampaignRows rows;
    private RoutingPolicies policies;
    private Configuration configuration;
    private Clock clock;

    /** For the container's proxy. */
    protected CampaignRelease() {
    }

    /** Each call is a transaction. */
    @Inject
    public CampaignRelease(CampaignRows rows, RoutingPolicies policies, Configuration configuration, Clock clock) {
        this.rows = rows;
        this.policies = policies;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** One round; {@code linkRate} is what the links carry, short messages per second. */
    @Transactional
    public ReleaseRound release(long id, int linkRate) {
        Campaign campaign = rows.lock(id).orElseThrow();
        if (campaign.state() != CampaignState.RUNNING) {
            return ReleaseRound.NOT_RUNNING;
        }
        Instant now = clock.instant();
        CampaignPace pace = campaign.pace(policies.policy(campaign.policyId()).window());
        DispatchDecision decision = rows.with(connection -> decide(campaign, pace, new CampaignDownloads(connection), now));
        if (decision instanceof AllReleased) {
            return ReleaseRound.ALL_RELEASED;
        } else if (decision instanceof Pause pause) {
            campaign.move(CampaignState.PAUSED, pause.reason());
            CampaignLog.LOG.paused(id, pause.reason());
            return ReleaseRound.NOT_RUNNING;
        } else if (decision instanceof WaitUntil wait) {
            rows.lockRun(id).sleepUntil(wait.opens());
            return ReleaseRound.SLEEPS;
        } else if (decision instanceof Release release) {
            if (release.pilotPassed()) {
                campaign.passPilot();
            }
            rows.with(connection -> release(connection, campaign, pace.rate(), release.most(), linkRate, now));
            return ReleaseRound.GOES_ON;
        }
        rows.lockRun(id).sleepUntilOutcomes();
        return ReleaseRound.SLEEPS;
    }

    private static DispatchDecision decide(Campaign campaign, CampaignPace pace, CampaignDownloads downloads, Instant now)
            throws SQLException {
        long outstanding = downloads.outstanding(campaign.id(), campaign.releasedThrough());
        long failed = downloads.inState(campaign.id(), DownloadState.FAILED.name()) - campaign.failedUnreleased();
        return DispatchRules.decide(pace, campaign.standing(outstanding, failed), now);
    }

    private Void release(Connection connection, Campaign campaign, int rate, long most, int linkRate, Instant now)
            throws SQLException {
        CampaignDownloads downloads = new CampaignDownloads(connection);
        int bound = configuration.number(Variable.CAMPAIGN_BACKLOG);
        long backlog = downloads.backlog(MessagePriority.CAMPAIGN.number(), now, bound);
        long room = new ReleasePacing(linkRate, backlog, bound).room(rate, campaign.pacedAt(), now);
        int count = (int) Math.min(Math.min(room, most), MOST);
        if (count > 0) {
            List<Long> ids = downloads.held(campaign.id(), campaign.releasedThrough(), count);
            if (ids.isEmpty()) {
                throw new IllegalStateException("campaign " + campaign.id() + " has no held download although "
                        + most + " are to be released");
            }
            downloads.release(ids, now);
            campaign.released(ids.size(), ids.get(ids.size() - 1), now);
        }
        return null;
    }
}

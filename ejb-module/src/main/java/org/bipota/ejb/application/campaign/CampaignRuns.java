package org.bipota.ejb.application.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.domain.CampaignState;
import org.bipota.ejb.persistence.Campaign;
import org.bipota.ejb.persistence.CampaignRows;
import org.bipota.ejb.persistence.CampaignRun;

/** Keeps that each active campaign is run, and by one execution on one node at a time. */
@ApplicationScoped
public class CampaignRuns {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private CampaignRows rows;
    private Campaigns campaigns;
    private Configuration configuration;
    private Clock clock;

    /** For the container's proxy. */
    protected CampaignRuns() {
    }

    /** Each call is a transaction. */
    @Inject
    public CampaignRuns(CampaignRows rows, Campaigns campaigns, Configuration configuration, Clock clock) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Claims campaigns whose job should be started here. What this node had before it died is free at once, what another
     * had when its lease has ended.
     *
     * @param running those this node runs
     */
    @Transactional
    public List<ClaimedCampaign> claim(String node, Collection<Long> running, int most) {
        Instant now = clock.instant();
        List<ClaimedCampaign> claimed = new ArrayList<>();
        for (Long id : rows.waiting(node, running, now, most)) {
            Campaign campaign = rows.lock(id).orElseThrow();
            CampaignRun run = rows.lockRun(id);
            if (campaign.state().isActive() && !run.isHeldByAnother(node, now)) {
                String word = UUID.randomUUID().toString();
                run.claim(node, word, now.plus(lease()));
                claimed.add(new ClaimedCampaign(id, run.executionId(), word));
            }
        }
        return claimed;
    }

    /** Extends the leases of {@code running}, and answers those of them that are no longer active. */
    @Transactional
    public List<Long> renew(String node, Collection<Long> running) {
        rows.extendLeases(node, running, clock.instant().plus(lease()));
        List<Long> active = rows.active(running);
        return running.stream().filter(id -> !active.contains(id)).toList();
    }

    /**
     * An execution begins. One that was not started under a claim, but by an operator, takes the campaign when no other
     * runs it, and starts one that was not started.
     *
     * @param instance the job that is executed; a campaign has one for all its life, whose checkpoints say how far it came
     * @param word the claim's, or null
     * @param runningHere whether this node runs another execution
     * @throws CampaignException when another execution runs the campaign, or it is not to be run
     */
    @Transactional
    public void begin(long id, long instance, long execution, String word, String node, boolean runningHere) {
        Campaign campaign = rows.lock(id)
                .orElseThrow(() -> new CampaignException("campaign", "there is no campaign " + id));
        if (campaign.state() == CampaignState.CREATED) {
            campaigns.startedByJob(id, node);
        }
        if (!campaign.state().isActive()) {
            throw new CampaignException("campaign", "campaign " + id + " is " + campaign.state() + "; resume it first");
        }
        CampaignRun run = rows.lockRun(id);
        if (!run.isClaimedWith(word)) {
            if (runningHere || run.isHeldByAnother(node, clock.instant())) {
                throw new CampaignException("campaign", "campaign " + id + " is run by execution " + run.executionId());
            }
            run.claim(node, word, clock.instant().plus(lease()));
        }
        if (!run.isBegunBy(instance)) {
            throw new CampaignException("campaign",
                    "campaign " + id + " was begun by another job; restart its execution " + run.executionId());
        }
        run.began(instance, execution);
        CampaignLog.LOG.executionBegan(id, execution);
    }

    /** The execution of {@code id} ended; after failures in a row the campaign is given up. */
    @Transactional
    public void ended(long id, boolean failed) {
        Campaign campaign = rows.lock(id).orElseThrow();
        CampaignRun run = rows.lockRun(id);
        if (!failed) {
            run.free();
            return;
        }
        Instant retryAt = clock.instant().plus(FIRST_RETRY.multipliedBy(1L << Math.min(run.failures(), 6)));
        run.failed(retryAt);
        int limit = configuration.number(Variable.CAMPAIGN_FAILURES);
        if (run.failures() < limit || !campaign.state().isActive()) {
            CampaignLog.LOG.executionFailed(id, run.failures(), limit, retryAt);
        } else {
            campaign.move(CampaignState.FAILED, "its job failed " + run.failures() + " times in a row; the server's log has the cause");
            CampaignLog.LOG.givenUp(id, run.failures());
        }
    }

    private Duration lease() {
        return configuration.duration(Variable.CAMPAIGN_LEASE);
    }
}

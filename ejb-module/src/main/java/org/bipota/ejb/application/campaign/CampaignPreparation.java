package org.bipota.ejb.application.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bipota.ejb.application.RoutingPolicies;
import org.bipota.ejb.application.campaign.TargetPreparation.Prepared;
import org.bipota.ejb.domain.CampaignTarget;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.ejb.persistence.Campaign;
import org.bipota.ejb.persistence.CampaignDownloads;
import org.bipota.ejb.persistence.CampaignRows;
import org.bipota.ejb.persistence.ContentRows;
import org.bipota.ejb.persistence.TargetRows;
import org.bipota.ejb.persistence.TargetRows.Range;

/** The steps that turn a campaign's query into targets and its targets into held downloads, in the chunks' transactions. */
@ApplicationScoped
public class CampaignPreparation {

    /** Targets read and inserted at once: with ten times as many PostgreSQL plans the join worse. */
    public static final int CHUNK = 1_000;

    /** Cards that are looked through at once for a query. */
    public static final int CARDS = 10_000;

    private CampaignRows rows;
    private ContentRows contents;
    private RoutingPolicies policies;
    private Clock clock;

    /** For the container's proxy. */
    protected CampaignPreparation() {
    }

    /** Works in the caller's transaction, or in one of its own. */
    @Inject
    public CampaignPreparation(CampaignRows rows, ContentRows contents, RoutingPolicies policies, Clock clock) {
        this.rows = rows;
        this.contents = contents;
        this.policies = policies;
        this.clock = clock;
    }

    /** The ids of the cards to be looked through for a campaign's query; an empty range when it has a list. */
    @Transactional
    public Range cards(long campaign) {
        return campaign(campaign).query().isEmpty() ? new Range(1, 0)
                : rows.with(connection -> new TargetRows(connection).cards());
    }

    /** Adds the subscribers of the campaign's query whose cards have ids above {@code after} and up to {@code through}. */
    @Transactional
    public void select(long id, long after, long through) {
        Campaign campaign = rows.lock(id).orElseThrow();
        campaign.addTargets(rows.with(
                connection -> new TargetRows(connection).select(id, campaign.query().orElseThrow(), after, through)));
    }

    /** The parts in which a campaign's targets are prepared at once: ranges of ordinals of the same size, the same each time. */
    @Transactional
    public List<Range> parts(long campaign) {
        Range all = rows.with(connection -> new TargetRows(connection).range(campaign));
        return split(all, campaign(campaign).partitions());
    }

    static List<Range> split(Range all, int parts) {
        long count = all.last() - all.first() + 1;
        List<Range> ranges = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            ranges.add(new Range(all.first() + count * part / parts, all.first() + count * (part + 1) / parts - 1));
        }
        return ranges;
    }

    /** How the campaign's targets are prepared. */
    @Transactional
    public TargetPreparation preparation(long id) {
        Campaign campaign = campaign(id);
        return new TargetPreparation(
                new CampaignDownloads.Order(id, campaign.contentId(), campaign.policyId(), MessagePriority.CAMPAIGN.number()),
                contents.content(campaign.contentId()).octets(), policies.policy(campaign.policyId()));
    }

    /** The next targets with ordinals above {@code after} and up to {@code through}, {@link #CHUNK} at most. */
    @Transactional
    public List<CampaignTarget> page(long campaign, long after, long through) {
        return rows.with(connection -> new TargetRows(connection).page(campaign, after, through, CHUNK));
    }

    /** Stores a chunk's downloads, held. */
    @Transactional
    public void store(TargetPreparation preparation, List<Prepared> chunk) {
        rows.with(connection -> {
            preparation.store(connection, chunk, clock.instant());
            return null;
        });
    }

    /**
     * Ends the preparation; a repeat changes nothing.
     *
     * @throws IllegalStateException when a target has no download, which no crash may lead to
     */
    @Transactional
    public void finish(long id) {
        Campaign campaign = rows.lock(id).orElseThrow();
        if (campaign.isPrepared()) {
            return;
        }
        rows.with(connection -> {
            CampaignDownloads downloads = new CampaignDownloads(connection);
            long made = downloads.all(id);
            if (made != campaign.targets()) {
                throw new IllegalStateException(
                        "campaign " + id + " has " + campaign.targets() + " targets and " + made + " downloads");
            }
            campaign.prepared(made - downloads.inState(id, DownloadState.FAILED.name()), clock.instant());
            return null;
        });
        CampaignLog.LOG.prepared(id, campaign.standing(0, 0).releasable(), campaign.targets());
    }

    private Campaign campaign(long id) {
        return rows.campaign(id).orElseThrow(() -> new IllegalArgumentException("there is no campaign " + id));
    }
}

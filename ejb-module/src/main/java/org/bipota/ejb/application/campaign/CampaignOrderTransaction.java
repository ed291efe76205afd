package org.bipota.ejb.application.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.RoutingPolicies;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CampaignPace;
import org.bipota.ejb.domain.RoutingPolicy;
import org.bipota.ejb.persistence.Campaign;
import org.bipota.ejb.persistence.CampaignRows;
import org.bipota.ejb.persistence.Content;
import org.bipota.ejb.persistence.ContentRows;
import org.bipota.ejb.persistence.TargetRows;

/** The transactions of {@link CampaignOrders}. */
@ApplicationScoped
public class CampaignOrderTransaction {

    private static final int ALL = 100;

    private CampaignRows rows;
    private ContentRows contents;
    private RoutingPolicies policies;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected CampaignOrderTransaction() {
    }

    /** Each call is a transaction. */
    @Inject
    public CampaignOrderTransaction(CampaignRows rows, ContentRows contents, RoutingPolicies policies, AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.contents = contents;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** As {@link CampaignOrders#order}. */
    @Transactional
    public Optional<OrderedCampaign> order(CampaignOrder order, String actor) {
        Optional<OrderedCampaign> before = repeated(order);
        return before.isPresent() ? before : contents.current(order.content()).map(content -> store(order, content, actor));
    }

    /**
     * The campaign that was ordered with the same key, if any.
     *
     * @throws CampaignException when that was another order
     */
    @Transactional
    public Optional<OrderedCampaign> repeated(CampaignOrder order) {
        if (order.idempotencyKey() == null) {
            return Optional.empty();
        }
        return rows.ofKey(order.idempotencyKey()).map(campaign -> {
            if (!campaign.orderDigest().equals(order.digest())) {
                throw new CampaignException("Idempotency-Key",
                        "used before, for another order: campaign " + campaign.id() + "; choose another key");
            }
            return new OrderedCampaign(campaign.id(), true);
        });
    }

    private OrderedCampaign store(CampaignOrder order, Content content, String actor) {
        RoutingPolicy configured = policies.configured();
        CampaignPolicy wished = order.policy();
        Long policy = policies.store(new RoutingPolicy(
                given(wished.smsThreshold(), configured.smsThreshold()),
                given(wished.pushAttempts(), configured.pushAttempts()),
                given(wished.fallbackToSms(), configured.fallbackToSms()),
                order.window()));
        CampaignPace pace = new CampaignPace(given(wished.rate(), 0), given(wished.pilotPercent(), 0),
                given(wished.stopAtFailurePercent(), ALL), order.window());
        Campaign campaign = new Campaign(order.name(), content.id(), policy, order.query(), pace,
                order.idempotencyKey(), order.digest(), actor, clock.instant());
        rows.add(campaign);
        List<String> msisdns = List.copyOf(new LinkedHashSet<>(order.msisdns()));
        if (!msisdns.isEmpty()) {
            campaign.addTargets(rows.with(connection -> new TargetRows(connection).add(campaign.id(), 0, msisdns)), actor);
        }
        audit.done(AuditKind.CAMPAIGN_ORDERED, null, actor, "campaign " + campaign.id() + " of content " + content.name() + ", "
                + campaign.targets() + " targets");
        CampaignLog.LOG.ordered(campaign.id(), actor, campaign.targets());
        return new OrderedCampaign(campaign.id(), false);
    }

    private static <T> T given(T wished, T otherwise) {
        return wished == null ? otherwise : wished;
    }
}

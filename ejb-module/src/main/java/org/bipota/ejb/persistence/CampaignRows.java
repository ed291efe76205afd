package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Finds, stores and locks campaigns, and lends the transaction's connection for what is done to many rows at once. */
@Dependent
public class CampaignRows {

    /** Work on the transaction's connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T on(Connection connection) throws SQLException;
    }

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public CampaignRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Stores a new campaign, which nobody runs. */
    public void add(Campaign campaign) {
        entityManager.persist(campaign);
        entityManager.persist(new CampaignRun(campaign.id()));
        entityManager.flush();
    }

    /** Does {@code work} on the transaction's connection. */
    public <T> T with(Work<T> work) {
        return entityManager.unwrap(Session.class).doReturningWork(work::on);
    }

    /** The campaign {@code id}. */
    public Optional<Campaign> campaign(Long id) {
        return Optional.ofNullable(entityManager.find(Campaign.class, id));
    }

    /** The campaign {@code id}, locked. */
    public Optional<Campaign> lock(Long id) {
        return Optional.ofNullable(entityManager.find(Campaign.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The campaign that was ordered with this key. */
    public Optional<Campaign> ofKey(String idempotencyKey) {
        return entityManager.createQuery("select c from Campaign c where c.idempotencyKey = :key", Campaign.class)
                .setParameter("key", idempotencyKey)
                .getResultStream().findFirst();
    }

    /** The run of the campaign {@code id}, locked; never locked before its campaign. */
    public CampaignRun lockRun(Long id) {
        return entityManager.find(CampaignRun.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Campaigns that there is something to do for and that no other node runs, the oldest first; nothing is locked.
     *
     * @param running those that this node runs
     */
    @SuppressWarnings("unchecked")
    public List<Long> waiting(String node, Collection<Long> running, Instant now, int most) {
        // What was released has an id up to released_through, so that the index over (campaign, state, id) is enough.
        return entityManager.createNativeQuery("select r.campaign_id from campaign_run r"
                        + " join campaign c on c.id = r.campaign_id and c.state in ('PREPARING', 'RUNNING')"
                        + " where (r.node is null or r.node = :node or r.lease_until <= :now)"
                        + " and (r.wake_at is null or r.wake_at <= :now) and r.campaign_id not in (:running)"
                        + " and (not r.awaits_outcomes or not exists (select 1 from download d where d.campaign_id = c.id"
                        + " and d.state in ('PENDING', 'PUSHED', 'TRANSFERRING') and d.id <= c.released_through))"
                        + " order by r.campaign_id limit :most", Long.class)
                .setParameter("node", node)
                .setParameter("running", running.isEmpty() ? List.of(0L) : running)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
    }

    /** Those of the campaigns {@code ids} that are active. */
    public List<Long> active(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : entityManager.createQuery("select c.id from Campaign c where c.id in :ids"
                        + " and c.state in (org.bipota.ejb.domain.CampaignState.PREPARING,"
                        + " org.bipota.ejb.domain.CampaignState.RUNNING)", Long.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Extends the leases that {@code node} has on {@code ids}. */
    public void extendLeases(String node, Collection<Long> ids, Instant until) {
        if (!ids.isEmpty()) {
            entityManager.createQuery("update CampaignRun r set r.leaseUntil = :until where r.node = :node and r.campaignId in :ids")
                    .setParameter("until", until)
                    .setParameter("node", node)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
    }
}

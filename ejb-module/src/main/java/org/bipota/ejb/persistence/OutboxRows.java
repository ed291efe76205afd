package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds, stores and claims messages that wait to be submitted. */
@Dependent
public class OutboxRows {

    private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";
    private static final int SKIP_LOCKED = -2;

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public OutboxRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Stores a new message. */
    public void add(OutboxMessage message) {
        entityManager.persist(message);
    }

    /** The message {@code id}. */
    public Optional<OutboxMessage> message(Long id) {
        return Optional.ofNullable(entityManager.find(OutboxMessage.class, id));
    }

    /** The cards of these messages; nothing is locked. */
    public List<Long> cardsOf(List<Long> messages) {
        return entityManager.createQuery("select distinct o.cardId from OutboxMessage o where o.id in :ids", Long.class)
                .setParameter("ids", messages)
                .getResultList();
    }

    /** Takes a message out. */
    public void remove(OutboxMessage message) {
        entityManager.remove(message);
    }

    /**
     * Locks messages whose time has come, the urgent and old ones first; of each card only the oldest message, and none
     * while another is on its way to it. What another transaction holds is left out.
     */
    public List<OutboxMessage> lockReady(Instant now, int most) {
        return entityManager.createQuery(
                        "select o from OutboxMessage o where o.state = :ready and o.nextAttemptAt <= :now and not exists"
                                + " (select 1 from OutboxMessage b where b.cardId = o.cardId and b.id <> o.id"
                                + " and (b.state = :sending or b.id < o.id))"
                                + " order by o.priority, o.id",
                        OutboxMessage.class)
                .setParameter("ready", OutboxState.READY)
                .setParameter("sending", OutboxState.SENDING)
                .setParameter("now", now)
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(LOCK_TIMEOUT, SKIP_LOCKED)
                .getResultList();
    }

    /** Locks the waiting messages that carry pushes of this check. */
    public List<OutboxMessage> lockWaiting(CapabilityCheck check) {
        return entityManager.createQuery(
                        "select o from OutboxMessage o where o.state = :ready"
                                + " and o.pushId in (select p.id from BipPush p where p.checkId = :check)",
                        OutboxMessage.class)
                .setParameter("ready", OutboxState.READY)
                .setParameter("check", check.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Whether a message to a locked card waits or is on its way. */
    public boolean hasMessage(Card card) {
        return !entityManager.createQuery("select o.id from OutboxMessage o where o.cardId = :card", Long.class)
                .setParameter("card", card.id())
                .setMaxResults(1)
                .getResultList().isEmpty();
    }

    /** Locks the messages that this node had when it stopped. */
    public List<OutboxMessage> lockLeftBy(String node, int most) {
        return entityManager.createQuery(
                        "select o from OutboxMessage o where o.state = :sending and o.claimedBy = :node order by o.id",
                        OutboxMessage.class)
                .setParameter("sending", OutboxState.SENDING)
                .setParameter("node", node)
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(LOCK_TIMEOUT, SKIP_LOCKED)
                .getResultList();
    }

    /** Locks the messages that another node than this one has had since before {@code since}. */
    public List<OutboxMessage> lockAbandoned(String node, Instant since, int most) {
        return entityManager.createQuery(
                        "select o from OutboxMessage o where o.state = :sending and o.claimedBy <> :node"
                                + " and o.claimedAt < :since order by o.id",
                        OutboxMessage.class)
                .setParameter("sending", OutboxState.SENDING)
                .setParameter("node", node)
                .setParameter("since", since)
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(LOCK_TIMEOUT, SKIP_LOCKED)
                .getResultList();
    }
}

package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds, stores and claims messages that wait to be submitted. */
@Dependent
public class OutboxRows {

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
        return lock("o.state = 'READY' and o.next_attempt_at <= :now and not exists"
                        + " (select 1 from outbox_message b where b.card_id = o.card_id and b.id <> o.id"
                        + " and (b.state = 'SENDING' or b.id < o.id)) order by o.priority, o.id", most)
                .setParameter("now", now)
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
        return lock("o.state = 'SENDING' and o.claimed_by = :node order by o.id", most)
                .setParameter("node", node)
                .getResultList();
    }

    /** Locks the messages that another node than this one has had since before {@code since}. */
    public List<OutboxMessage> lockAbandoned(String node, Instant since, int most) {
        return lock("o.state = 'SENDING' and o.claimed_by <> :node and o.claimed_at < :since order by o.id", most)
                .setParameter("node", node)
                .setParameter("since", since)
                .getResultList();
    }

    /** In SQL, since Hibernate leaves SKIP LOCKED out on H2, which has it. */
    private TypedQuery<OutboxMessage> lock(String whereAndOrder, int most) {
        Query query = entityManager.createNativeQuery(
                "select o.* from outbox_message o where " + whereAndOrder + " limit :most for update skip locked",
                OutboxMessage.class);
        @SuppressWarnings("unchecked")
        TypedQuery<OutboxMessage> typed = (TypedQuery<OutboxMessage>) query;
        return typed.setParameter("most", most);
    }
}

package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.domain.MessagePriority;

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

    /** Reads these messages, their pushes and their checks at once, so that none is read by itself later in the transaction. */
    public void readTogether(Collection<Long> messages) {
        for (String select : List.of(
                "select o from OutboxMessage o where o.id in :messages",
                "select p from BipPush p where p.id in (select o.pushId from OutboxMessage o where o.id in :messages)",
                "select k from CapabilityCheck k where k.id in (select p.checkId from BipPush p where p.id in"
                        + " (select o.pushId from OutboxMessage o where o.id in :messages))")) {
            entityManager.createQuery(select).setParameter("messages", messages).getResultList();
        }
    }

    /** Takes a message out. */
    public void remove(OutboxMessage message) {
        entityManager.remove(message);
    }

    /**
     * Locks messages of these priorities whose time has come, the urgent and old ones first; of each card only the oldest
     * message, and none while another is on its way to it. What another transaction holds is left out.
     */
    public List<OutboxMessage> lockReady(Instant now, MessagePriority first, MessagePriority last, int most) {
        return lock("o.state = 'READY' and o.priority between :first and :last and o.next_attempt_at <= :now and not exists"
                        + " (select 1 from outbox_message b where b.card_id = o.card_id and b.id <> o.id"
                        + " and (b.state = 'SENDING' or b.id < o.id)) order by o.priority, o.id", most)
                .setParameter("first", first.number())
                .setParameter("last", last.number())
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

    /** Locks the waiting messages of this download. */
    public List<OutboxMessage> lockWaiting(Download download) {
        return entityManager.createQuery(
                        "select o from OutboxMessage o where o.state = :ready"
                                + " and o.pushId in (select p.id from BipPush p where p.downloadId = :download)",
                        OutboxMessage.class)
                .setParameter("ready", OutboxState.READY)
                .setParameter("download", download.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Locks the message that carries this push if it waits. */
    public Optional<OutboxMessage> lockWaiting(BipPush push) {
        return entityManager.createQuery(
                        "select o from OutboxMessage o where o.state = :ready and o.pushId = :push", OutboxMessage.class)
                .setParameter("ready", OutboxState.READY)
                .setParameter("push", push.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst();
    }

    /** Whether a message is on its way to a locked card. */
    public boolean isSending(Card card) {
        return !entityManager.createQuery(
                        "select o.id from OutboxMessage o where o.cardId = :card and o.state = :sending", Long.class)
                .setParameter("card", card.id())
                .setParameter("sending", OutboxState.SENDING)
                .setMaxResults(1)
                .getResultList().isEmpty();
    }

    /** The cards of the messages that this node had when it stopped; nothing is locked. */
    public List<Long> cardsLeftBy(String node, int most) {
        return entityManager.createQuery(
                        "select o.cardId from OutboxMessage o where o.state = :sending and o.claimedBy = :node order by o.id",
                        Long.class)
                .setParameter("sending", OutboxState.SENDING)
                .setParameter("node", node)
                .setMaxResults(most)
                .getResultList();
    }

    /** The cards of the messages that another node than this one has had since before {@code since}; nothing is locked. */
    public List<Long> cardsOfAbandoned(String node, Instant since, int most) {
        return entityManager.createQuery(
                        "select o.cardId from OutboxMessage o where o.state = :sending and o.claimedBy <> :node"
                                + " and o.claimedAt < :since order by o.id",
                        Long.class)
                .setParameter("sending", OutboxState.SENDING)
                .setParameter("node", node)
                .setParameter("since", since)
                .setMaxResults(most)
                .getResultList();
    }

    /** Locks the messages that are on their way to these locked cards; what another transaction holds is left out. */
    public List<OutboxMessage> lockSending(Collection<Long> cards) {
        return lock("o.state = 'SENDING' and o.card_id in (:cards) order by o.id", cards.size())
                .setParameter("cards", cards)
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

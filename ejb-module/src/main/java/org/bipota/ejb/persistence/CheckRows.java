package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.domain.CheckHistoryEvent;
import org.bipota.ejb.domain.CheckState;

/** Finds and stores checks and their history. */
@Dependent
public class CheckRows {

    private static final List<CheckState> RUNNING = List.of(CheckState.REQUESTED, CheckState.PUSHED, CheckState.DELIVERED);

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public CheckRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Stores a new check. */
    public void add(CapabilityCheck check) {
        entityManager.persist(check);
    }

    /** The check {@code id} of a locked card. */
    public CapabilityCheck check(Long id) {
        return entityManager.find(CapabilityCheck.class, id);
    }

    /** The running check of a locked card; there is one at most. */
    public Optional<CapabilityCheck> running(Card card) {
        return entityManager.createQuery(
                        "select k from CapabilityCheck k where k.cardId = :card and k.state in :running order by k.id desc",
                        CapabilityCheck.class)
                .setParameter("card", card.id())
                .setParameter("running", RUNNING)
                .setMaxResults(1)
                .getResultStream().findFirst();
    }

    /** The cards of checks whose deadline has come, the oldest first; nothing is locked. */
    public List<Long> cardsWithDueChecks(Instant now, int most) {
        return entityManager.createQuery(
                        "select k.cardId from CapabilityCheck k where k.deadlineAt <= :now order by k.deadlineAt", Long.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    /** The checks of these locked cards whose deadline has come. */
    public List<CapabilityCheck> due(Collection<Long> cards, Instant now) {
        return entityManager.createQuery(
                        "select k from CapabilityCheck k where k.cardId in :cards and k.deadlineAt <= :now order by k.msisdn, k.id",
                        CapabilityCheck.class)
                .setParameter("cards", cards)
                .setParameter("now", now)
                .getResultList();
    }

    /** Adds a line to a check's history; the detail may be null. */
    public void tell(Long checkId, Instant at, CheckHistoryEvent event, String detail) {
        entityManager.persist(new CheckHistoryEntry(checkId, at, event, detail));
    }
}

package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Finds and stores parts of concatenated messages that wait for the others. */
@Dependent
public class InboundPartRows {

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public InboundPartRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Stores a part. */
    public void add(InboundPart part) {
        entityManager.persist(part);
    }

    /** Every part of a locked card, the oldest first. */
    public List<InboundPart> of(Card card) {
        return entityManager.createQuery("select p from InboundPart p where p.cardId = :card order by p.id", InboundPart.class)
                .setParameter("card", card.id())
                .getResultList();
    }

    /** Forgets parts, at once, so that the same ones may be stored again. */
    public void remove(List<InboundPart> parts) {
        parts.forEach(entityManager::remove);
        entityManager.flush();
    }
}

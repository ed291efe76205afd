package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** Finds and stores messages whose processing failed. */
@Dependent
public class DeadLetterRows {

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public DeadLetterRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Whether the message known by this is dead. */
    public boolean isDead(String fingerprint) {
        return !entityManager.createQuery(
                        "select d.id from DeadLetter d where d.fingerprint = :fingerprint and d.state = :dead", Long.class)
                .setParameter("fingerprint", fingerprint)
                .setParameter("dead", DeadLetterState.DEAD)
                .getResultList().isEmpty();
    }

    /** Locks the message known by this. */
    public Optional<DeadLetter> lock(String fingerprint) {
        return entityManager.createQuery("select d from DeadLetter d where d.fingerprint = :fingerprint", DeadLetter.class)
                .setParameter("fingerprint", fingerprint)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst();
    }

    /** Stores a message whose processing failed for the first time. */
    public void add(DeadLetter letter) {
        entityManager.persist(letter);
    }
}

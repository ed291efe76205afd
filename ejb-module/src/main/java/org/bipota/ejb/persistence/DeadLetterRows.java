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

    /** Whether the message known by this is not to be processed any more: it is dead, or an operator saw to it. */
    public boolean isDead(String fingerprint) {
        return !entityManager.createQuery(
                        "select d.id from DeadLetter d where d.fingerprint = :fingerprint and d.state <> :retried", Long.class)
                .setParameter("fingerprint", fingerprint)
                .setParameter("retried", DeadLetterState.RETRIED)
                .getResultList().isEmpty();
    }

    /** Locks the message known by this. */
    public Optional<DeadLetter> lock(String fingerprint) {
        return entityManager.createQuery("select d from DeadLetter d where d.fingerprint = :fingerprint", DeadLetter.class)
                .setParameter("fingerprint", fingerprint)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst();
    }

    /** Locks the dead message with this id; empty when there is none, or it is not dead. */
    public Optional<DeadLetter> lockDead(long id) {
        return entityManager.createQuery("select d from DeadLetter d where d.id = :id and d.state = :dead", DeadLetter.class)
                .setParameter("id", id)
                .setParameter("dead", DeadLetterState.DEAD)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst();
    }

    /** Stores a message whose processing failed for the first time. */
    public void add(DeadLetter letter) {
        entityManager.persist(letter);
    }
}

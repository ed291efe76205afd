package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds and locks cards and their rows of the capability table. */
@Dependent
public class CardRows {

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public CardRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Stores a new card with its row of the capability table. */
    public void add(Card card) {
        entityManager.persist(card);
        entityManager.persist(new TerminalCapability(card.id(), card.importedAt()));
    }

    /** Locks the cards of these numbers, which are sorted, in their order; unknown numbers are left out. */
    public List<Card> lockByMsisdn(Collection<String> msisdns) {
        if (msisdns.isEmpty()) {
            return List.of();
        }
        return entityManager.createQuery("select c from Card c where c.msisdn in :msisdns order by c.msisdn", Card.class)
                .setParameter("msisdns", msisdns)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Locks the cards with this number or this ICCID, in the order of their numbers. */
    public List<Card> lockByMsisdnOrIccid(String msisdn, String iccid) {
        // Two look-ups instead of one with "or", for which H2 reads the whole table.
        Set<String> msisdns = new LinkedHashSet<>(entityManager.createQuery(
                        "select c.msisdn from Card c where c.iccid = :iccid", String.class)
                .setParameter("iccid", iccid)
                .getResultList());
        msisdns.add(msisdn);
        return lockByMsisdn(msisdns).stream()
                .filter(card -> card.msisdn().equals(msisdn) || card.iccid().equals(iccid))
                .toList();
    }

    /** How many cards have this number or this ICCID; nothing is locked. */
    public long countByMsisdnOrIccid(String msisdn, String iccid) {
        Set<Long> found = new LinkedHashSet<>(entityManager.createQuery("select c.id from Card c where c.iccid = :iccid", Long.class)
                .setParameter("iccid", iccid)
                .getResultList());
        found.addAll(entityManager.createQuery("select c.id from Card c where c.msisdn = :msisdn", Long.class)
                .setParameter("msisdn", msisdn)
                .getResultList());
        return found.size();
    }

    /** Locks cards by their ids, in the order of their numbers: by the numbers, since H2 locks in the order of its scan. */
    public List<Card> lockById(Collection<Long> ids) {
        return lockByMsisdn(entityManager.createQuery(
                        "select c.msisdn from Card c where c.id in :ids order by c.msisdn", String.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** As {@link #lockById}, leaving out those that another transaction holds. */
    @SuppressWarnings("unchecked")
    public List<Card> lockFreeById(Collection<Long> ids) {
        // In SQL, since Hibernate leaves SKIP LOCKED out on H2, which has it.
        return entityManager.createNativeQuery(
                        "select c.* from card c where c.id in (:ids) order by c.msisdn for update skip locked", Card.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Locks the card {@code id}. */
    public Optional<Card> lockById(Long id) {
        return entityManager.createQuery("select c from Card c where c.id = :id", Card.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst();
    }

    /** Locks the card with this ICCID. */
    public Optional<Card> lockByIccid(String iccid) {
        return entityManager.createQuery("select c from Card c where c.iccid = :iccid", Card.class)
                .setParameter("iccid", iccid)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst();
    }

    /** The row of a locked card. */
    public TerminalCapability row(Card card) {
        return entityManager.find(TerminalCapability.class, card.id());
    }
}

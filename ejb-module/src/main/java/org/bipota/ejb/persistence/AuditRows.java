package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

/** Finds audit records at both ends of their chain. */
@Dependent
public class AuditRows {

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public AuditRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Whether there are records without a place in the chain. */
    public boolean waiting() {
        return !entityManager.createQuery("select r.id from AuditRecord r where r.chainPosition is null", Long.class)
                .setMaxResults(1).getResultList().isEmpty();
    }

    /** Locks the chain. */
    public AuditChain lockChain() {
        return entityManager.find(AuditChain.class, AuditChain.ID, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The oldest records without a place in the chain; the caller holds its lock. */
    public List<AuditRecord> unsealed(int limit) {
        return entityManager.createQuery(
                        "select r from AuditRecord r where r.chainPosition is null order by r.id", AuditRecord.class)
                .setMaxResults(limit).getResultList();
    }

    /** The records at the beginning of the chain that are older than {@code before}, without a gap. */
    public List<AuditRecord> expired(AuditChain chain, Instant before, int limit) {
        List<AuditRecord> first = entityManager.createQuery(
                        "select r from AuditRecord r where r.chainPosition > :purged order by r.chainPosition", AuditRecord.class)
                .setParameter("purged", chain.purgedPosition())
                .setMaxResults(limit).getResultList();
        return first.stream().takeWhile(record -> record.happenedAt().isBefore(before)).toList();
    }

    /** Removes {@code records}, which are at the beginning of the chain. */
    public void remove(AuditChain chain, List<AuditRecord> records) {
        chain.purged(records.get(records.size() - 1));
        entityManager.createQuery("delete from AuditRecord r where r.id in :ids")
                .setParameter("ids", records.stream().map(AuditRecord::id).toList())
                .executeUpdate();
    }

    /** Stores a record, without a place in the chain yet. */
    public void add(AuditRecord record) {
        entityManager.persist(record);
    }
}

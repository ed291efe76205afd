package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Finds, counts and locks master keys and named keys, and what is encrypted by which. */
@Dependent
public class KeyRows {

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public KeyRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The version that encrypts. */
    public int currentVersion() {
        return entityManager.createQuery("select max(m.version) from MasterKey m", Integer.class).getSingleResult();
    }

    /** All versions, the lowest first. */
    public List<MasterKey> versions() {
        return entityManager.createQuery("select m from MasterKey m order by m.version", MasterKey.class).getResultList();
    }

    /** All versions, locked, so that one caller at a time makes or drops one. */
    public List<MasterKey> lockVersions() {
        List<MasterKey> locked = lockVisibleVersions();
        // Whoever waited here for another's commit does not see the version that the other made before it looks again.
        for (List<MasterKey> again = lockVisibleVersions(); !again.equals(locked); again = lockVisibleVersions()) {
            locked = again;
        }
        return locked;
    }

    private List<MasterKey> lockVisibleVersions() {
        return entityManager.createQuery("select m from MasterKey m order by m.version", MasterKey.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Stores a version. */
    public void add(MasterKey version) {
        entityManager.persist(version);
    }

    /** Removes a version; the database refuses when anything is encrypted by it. */
    public void remove(MasterKey version) {
        entityManager.remove(version);
        entityManager.flush();
    }

    /** Ids of cards whose keys are encrypted by a version below {@code version}. */
    public List<Long> cardsBelow(int version, int most) {
        return entityManager.createQuery("select c.id from Card c where c.keyVersion < :version order by c.keyVersion, c.id", Long.class)
                .setParameter("version", version)
                .setMaxResults(most)
                .getResultList();
    }

    /** How many they are. */
    public long countCardsBelow(int version) {
        return entityManager.createQuery("select count(c) from Card c where c.keyVersion < :version", Long.class)
                .setParameter("version", version)
                .getSingleResult();
    }

    /** Links whose passwords are encrypted by a version below {@code version}, or that have none, locked. */
    public List<SmscLink> lockLinksBelow(int version) {
        return entityManager.createQuery("select l from SmscLink l where l.keyVersion < :version order by l.name", SmscLink.class)
                .setParameter("version", version)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Named keys that are encrypted by a version below {@code version}, locked. */
    public List<NamedKey> lockNamedBelow(int version) {
        return entityManager.createQuery("select k from NamedKey k where k.keyVersion < :version order by k.name", NamedKey.class)
                .setParameter("version", version)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** All named keys, by name. */
    public List<NamedKey> named() {
        return entityManager.createQuery("select k from NamedKey k order by k.name", NamedKey.class).getResultList();
    }

    /** One of them. */
    public Optional<NamedKey> named(String name) {
        return Optional.ofNullable(entityManager.find(NamedKey.class, name));
    }

    /** Stores one at once, so that a name that was taken meanwhile is seen here. */
    public void add(NamedKey key) {
        entityManager.persist(key);
        entityManager.flush();
    }

    /** Removes one at once; the database refuses when a card's keys are derived from it. */
    public void remove(NamedKey key) {
        entityManager.remove(key);
        entityManager.flush();
    }

    /** Whether any card's keys are derived from the key {@code name}. */
    public boolean isDerivedFrom(String name) {
        return !entityManager.createQuery("select c.id from Card c where c.derivedFrom = :name", Long.class)
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultList().isEmpty();
    }
}

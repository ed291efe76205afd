package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The rows of links. */
@Dependent
public class SmscLinkRows {

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public SmscLinkRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** All of them, by name. */
    public List<SmscLink> all() {
        return entityManager.createQuery("select l from SmscLink l order by l.name", SmscLink.class).getResultList();
    }

    /** One of them. */
    public Optional<SmscLink> find(String name) {
        return Optional.ofNullable(entityManager.find(SmscLink.class, name));
    }

    /** One of them, locked until the end of the transaction. */
    public Optional<SmscLink> lock(String name) {
        return Optional.ofNullable(entityManager.find(SmscLink.class, name, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Stores a new one at once, so that a name that was taken meanwhile is seen here. */
    public void add(SmscLink link) {
        entityManager.persist(link);
        entityManager.flush();
    }

    /** Removes one. */
    public void remove(SmscLink link) {
        entityManager.remove(link);
    }
}

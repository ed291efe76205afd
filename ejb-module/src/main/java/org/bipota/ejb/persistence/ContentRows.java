package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** Finds and stores contents. */
@Dependent
public class ContentRows {

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public ContentRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The current version of the content {@code name}. */
    public Optional<Content> current(String name) {
        return entityManager.createQuery("select c from Content c where c.name = :name and c.current = true", Content.class)
                .setParameter("name", name)
                .getResultStream().findFirst();
    }

    /**
     * As {@link #current}, and from now on no other transaction makes a version of that name. What is locked is the first
     * version, which stays what it is: of those who wait for the current one all but the next would find nothing.
     */
    public Optional<Content> lockCurrent(String name) {
        entityManager.createQuery("select c from Content c where c.name = :name and c.version = 1", Content.class)
                .setParameter("name", name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return current(name);
    }

    /** The content with this id; a download's is always there. */
    public Content content(Long id) {
        return entityManager.find(Content.class, id);
    }

    /** Stores a new version. */
    public void add(Content content) {
        entityManager.persist(content);
    }
}

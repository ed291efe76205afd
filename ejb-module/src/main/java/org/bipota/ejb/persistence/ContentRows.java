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

    /** As {@link #current}, locked, so that one transaction at a time makes a later version. */
    public Optional<Content> lockCurrent(String name) {
        return entityManager.createQuery("select c from Content c where c.name = :name and c.current = true", Content.class)
                .setParameter("name", name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst();
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

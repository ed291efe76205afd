package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.bipota.ejb.domain.RoutingPolicy;
import org.bipota.ejb.persistence.StoredRoutingPolicy;

/** The policies by which downloads are routed: the configured one, and those that campaigns bring. */
@Dependent
public class RoutingPolicies {

    private final EntityManager entityManager;
    private final RoutingPolicy configured;

    /** Works in the caller's transaction. */
    @Inject
    public RoutingPolicies(EntityManager entityManager, Configuration configuration) {
        this.entityManager = entityManager;
        this.configured = configuration.routingPolicy();
    }

    /** The configured policy. */
    public RoutingPolicy configured() {
        return configured;
    }

    /** Stores a policy and answers its id. */
    public Long store(RoutingPolicy policy) {
        StoredRoutingPolicy row = new StoredRoutingPolicy(policy);
        entityManager.persist(row);
        return row.id();
    }

    /** The policy with this id, or the configured one for null. */
    public RoutingPolicy policy(Long id) {
        return id == null ? configured : entityManager.find(StoredRoutingPolicy.class, id).policy();
    }
}

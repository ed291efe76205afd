package org.bipota.ejb.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Forgets what is of no use any more, in small batches. */
@ApplicationScoped
public class Housekeeping {

    private static final int BATCH = 500;

    private EntityManager entityManager;
    private Configuration configuration;
    private Clock clock;

    /** For the container's proxy. */
    protected Housekeeping() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public Housekeeping(EntityManager entityManager, Configuration configuration, Clock clock) {
        this.entityManager = entityManager;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** Parts of messages whose other parts did not come. */
    @Transactional
    public int purgeParts() {
        return purge("InboundPart", "receivedAt", Variable.INBOUND_EXPIRY);
    }

    /** Receipts whose submission was not answered. */
    @Transactional
    public int purgeEarlyReceipts() {
        return purge("EarlyReceipt", "receivedAt", Variable.INBOUND_EXPIRY);
    }

    /** Submitted messages that no receipt is expected for any more. */
    @Transactional
    public int purgeSubmittedParts() {
        return purge("SubmittedPart", "submittedAt", Variable.RECEIPT_EXPIRY);
    }

    private int purge(String entity, String time, Variable expiry) {
        Instant before = clock.instant().minus(configuration.duration(expiry));
        List<Long> old = entityManager.createQuery(
                        "select e.id from " + entity + " e where e." + time + " < :before order by e." + time, Long.class)
                .setParameter("before", before)
                .setMaxResults(BATCH)
                .getResultList();
        return old.isEmpty() ? 0 : entityManager.createQuery("delete from " + entity + " e where e.id in :old")
                .setParameter("old", old)
                .executeUpdate();
    }
}

package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.AuditRecord;

/** Records what was refused and what an auditor wants to know, in the caller's transaction. */
@Dependent
public class AuditTrail {

    private final EntityManager entityManager;
    private final Clock clock;

    /** Works in the caller's transaction. */
    @Inject
    public AuditTrail(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** A message was refused; the reason holds no unmasked identity and no key. */
    public void refused(AuditKind kind, String msisdn, String link, String reason) {
        ApplicationLog.LOG.messageRefused(kind, link, Masking.mask(msisdn), reason);
        entityManager.persist(new AuditRecord(clock.instant(), kind, msisdn, null, link, reason));
    }

    /** Something was done; the actor may be null. */
    public void done(AuditKind kind, String msisdn, String actor, String reason) {
        entityManager.persist(new AuditRecord(clock.instant(), kind, msisdn, actor, null, reason));
    }
}

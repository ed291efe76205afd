package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.bipota.ejb.application.audit.CallOrigin;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.AuditRecord;

/** Records what was refused and what an auditor wants to know, in the caller's transaction. */
@Dependent
public class AuditTrail {

    private final EntityManager entityManager;
    private final Clock clock;
    private final Supplier<Optional<CallOrigin>> origin;

    /** Works in the caller's transaction, and adds the role, address and request of the operator's call that is under way. */
    @Inject
    public AuditTrail(EntityManager entityManager, Clock clock, Instance<CallOrigin> origins) {
        this(entityManager, clock, () -> CallOrigin.of(origins));
    }

    /** Works in the caller's transaction, for calls that come from {@code origin}. */
    public AuditTrail(EntityManager entityManager, Clock clock, Supplier<Optional<CallOrigin>> origin) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.origin = origin;
    }

    /** A message was refused; the reason holds no unmasked identity and no key. */
    public void refused(AuditKind kind, String msisdn, String link, String reason) {
        ApplicationLog.LOG.messageRefused(kind, link, Masking.mask(msisdn), reason);
        entityManager.persist(new AuditRecord(clock.instant(), kind, msisdn, null, link, reason));
    }

    /**
     * Something was done; the reason holds no unmasked identity and no key.
     *
     * @param msisdn the subscriber, or null
     * @param actor who did it; null for the operator whose call is under way, or nobody
     */
    public void done(AuditKind kind, String msisdn, String actor, String reason) {
        Optional<CallOrigin> caller = origin.get();
        caller.ifPresent(CallOrigin::told);
        store(kind, msisdn, actor, caller.flatMap(CallOrigin::call), reason);
    }

    /** Something was done by a call that is not known as an operator's yet, or never will be; the reason as above. */
    public void done(AuditKind kind, CallOrigin.Call call, String reason) {
        store(kind, null, null, Optional.of(call), reason);
    }

    private void store(AuditKind kind, String msisdn, String actor, Optional<CallOrigin.Call> call, String reason) {
        AuditRecord record = new AuditRecord(clock.instant(), kind, msisdn,
                actor == null ? call.map(CallOrigin.Call::actor).orElse(null) : actor, null, reason);
        call.ifPresent(known -> record.from(known.role(), known.remote(), known.request()));
        entityManager.persist(record);
    }
}

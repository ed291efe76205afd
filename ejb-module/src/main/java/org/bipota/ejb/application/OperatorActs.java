package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.bipota.ejb.application.audit.CallOrigin;
import org.bipota.ejb.domain.AuditKind;

/** Records what operators do where no transaction of its own would, in one of their own. */
@Dependent
public class OperatorActs {

    private final AuditTrail audit;

    /** Writes to the audit trail. */
    @Inject
    public OperatorActs(AuditTrail audit) {
        this.audit = audit;
    }

    /** An operator did or asked for something; subscriber and operator as in {@link AuditTrail#done}. */
    @Transactional
    public void done(AuditKind kind, String msisdn, String operator, String reason) {
        audit.done(kind, msisdn, operator, reason);
    }

    /** Somebody signed in, or tried to; see {@link AuditTrail#done(AuditKind, CallOrigin.Call, String)}. */
    @Transactional
    public void done(AuditKind kind, CallOrigin.Call call, String reason) {
        audit.done(kind, call, reason);
    }
}

package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.bipota.ejb.domain.AuditKind;

/** Records who looks into channels, in a transaction of its own. */
@Dependent
public class CaptureAudit {

    private final AuditTrail audit;

    /** Writes to the audit trail. */
    @Inject
    public CaptureAudit(AuditTrail audit) {
        this.audit = audit;
    }

    /** An operator asked for a subscriber's capture, or read it. */
    @Transactional
    public void asked(String msisdn, String operator, String reason) {
        audit.done(AuditKind.CHANNEL_CAPTURED, msisdn, operator, reason);
    }
}

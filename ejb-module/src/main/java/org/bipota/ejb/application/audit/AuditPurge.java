package org.bipota.ejb.application.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.AuditChain;
import org.bipota.ejb.persistence.AuditRecord;
import org.bipota.ejb.persistence.AuditRows;

/** Removes audit records that are past their retention from the beginning of the chain, which stays verifiable. */
@ApplicationScoped
public class AuditPurge {

    private AuditRows rows;
    private Clock clock;

    /** For the container's proxy. */
    protected AuditPurge() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public AuditPurge(AuditRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Removes records that are older than {@code before} and writes one that says up to where.
     *
     * @param limit at most as many
     * @return how many
     */
    @Transactional
    public int purge(Instant before, int limit) {
        AuditChain chain = rows.lockChain();
        List<AuditRecord> expired = rows.expired(chain, before, limit);
        if (!expired.isEmpty()) {
            rows.remove(chain, expired);
            rows.add(new AuditRecord(clock.instant(), AuditKind.AUDIT_PURGED, null, null, null,
                    said(chain.purgedPosition(), chain.purgedHash())));
        }
        return expired.size();
    }

    /** What the record of a purge says, by which the beginning of the chain is verified. */
    static String said(long position, String hash) {
        return "records up to position " + position + " with hash " + hash;
    }
}

package org.bipota.ejb.application.audit;

import java.util.List;
import org.bipota.ejb.domain.AuditFault;

/**
 * What a verification of the audit records found.
 *
 * @param intact whether every record is as it was written and none is missing
 * @param from the position of the first record that is kept
 * @param to the position of the newest record of the chain
 * @param verified records that are as they were written
 * @param erased those of them whose subscriber was erased
 * @param unsealed records that have no place in the chain yet: those of the last moments
 * @param headHash the newest record's hash; noted down elsewhere, it proves later that the end was not rewritten as a whole
 * @param faultsFound how many faults there are
 * @param faults the first 100 of them
 */
public record AuditVerdict(boolean intact, long from, long to, long verified, long erased, long unsealed, String headHash,
        long faultsFound, List<AuditFault> faults) {

    /** Copies {@code faults}. */
    public AuditVerdict {
        faults = List.copyOf(faults);
    }
}

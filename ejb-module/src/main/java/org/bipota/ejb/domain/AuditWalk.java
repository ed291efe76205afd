package org.bipota.ejb.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks along the chain of audit records in the order of their positions and finds those that were changed, moved or removed.
 * Each record is measured against the stored hash of the one before it, so that a fault is found where it is and the records
 * behind it still count.
 */
public final class AuditWalk {

    private static final int MOST_FAULTS = 100;

    private final List<AuditFault> faults = new ArrayList<>();
    private long position;
    private long id;
    private String hash;
    private long verified;
    private long erased;
    private long faultsFound;

    /** Begins behind a record: its position, id and hash; zeros and {@link AuditFacts#BEGINNING} for the whole chain. */
    public AuditWalk(long position, long id, String hash) {
        this.position = position;
        this.id = id;
        this.hash = hash;
    }

    /** The next record by position. */
    public void accept(SealedAudit record) {
        AuditFacts facts = record.facts();
        if (facts.position() == position) {
            fault(facts.id(), position, "it has the place of record " + id);
            return;
        }
        if (facts.position() > position + 1) {
            removed(facts);
        } else if (!facts.hash(hash).equals(record.hash())) {
            fault(facts.id(), facts.position(), "it was changed, or put in another record's place");
        } else if (!subjectHolds(record)) {
            fault(facts.id(), facts.position(), "its subscriber was changed");
        } else {
            verified++;
        }
        if (record.msisdn() == null && facts.subjectDigest() != null) {
            erased++;
        }
        position = facts.position();
        id = facts.id();
        hash = record.hash();
    }

    /** After the last record: where the chain is to end. */
    public void end(long headPosition, long headId, String headHash) {
        if (position < headPosition) {
            fault(headId, headPosition, headPosition - position == 1 ? "it was removed from the end"
                    : "it and the " + (headPosition - position - 1) + " before it were removed from the end");
        } else if (position != headPosition || id != headId || !hash.equals(headHash)) {
            fault(id, position, "the chain is to end with record " + headId);
        }
    }

    private void removed(AuditFacts next) {
        long missing = next.position() - position - 1;
        fault(next.previousId(), next.position() - 1, missing == 1 ? "it was removed"
                : "it and the " + (missing - 1) + " before it were removed");
    }

    private static boolean subjectHolds(SealedAudit record) {
        return record.msisdn() == null ? record.salt() == null
                : record.salt() != null && AuditFacts.digest(record.salt(), record.msisdn()).equals(record.facts().subjectDigest());
    }

    private void fault(long faultyId, long at, String reason) {
        faultsFound++;
        if (faults.size() < MOST_FAULTS) {
            faults.add(new AuditFault(faultyId, at, reason));
        }
    }

    /** The first 100 faults. */
    public List<AuditFault> faults() {
        return List.copyOf(faults);
    }

    /** How many faults there are. */
    public long faultsFound() {
        return faultsFound;
    }

    /** Records that are as they were written. */
    public long verified() {
        return verified;
    }

    /** Records whose subscriber was erased. */
    public long erased() {
        return erased;
    }
}

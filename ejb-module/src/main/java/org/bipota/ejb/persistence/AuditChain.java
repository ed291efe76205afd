package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Both ends of the chain of audit records. Whoever adds to it or removes from it holds the lock on this one row. */
@Entity
@Table(name = "audit_chain")
public class AuditChain {

    /** The row's id. */
    public static final int ID = 1;

    @Id
    private Integer id;
    @Column(name = "head_position")
    private long headPosition;
    @Column(name = "head_id")
    private long headId;
    @Column(name = "head_hash")
    private String headHash;
    @Column(name = "purged_position")
    private long purgedPosition;
    @Column(name = "purged_id")
    private long purgedId;
    @Column(name = "purged_hash")
    private String purgedHash;

    /** For JPA; the migration makes the row. */
    protected AuditChain() {
    }

    /** Puts {@code record} at the end; the salt is kept when the record has a subscriber. */
    public void append(AuditRecord record, String salt) {
        headHash = record.seal(headPosition + 1, headId, salt, headHash);
        headPosition++;
        headId = record.id();
    }

    /** Everything up to {@code record} was removed. */
    public void purged(AuditRecord record) {
        purgedPosition = record.chainPosition();
        purgedId = record.id();
        purgedHash = record.chainHash();
    }

    /** The position of the last record that retention removed, 0 when none was. */
    public long purgedPosition() {
        return purgedPosition;
    }

    /** Its hash. */
    public String purgedHash() {
        return purgedHash;
    }
}

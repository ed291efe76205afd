package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A version of the master key, which itself lies in the credential store. The highest encrypts; those below are there until
 * nothing is encrypted by them any more.
 */
@Entity
@Table(name = "master_key")
public class MasterKey {

    @Id
    private Integer version;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "created_by")
    private String createdBy;

    /** For JPA. */
    protected MasterKey() {
    }

    /** A new version. */
    public MasterKey(int version, String createdBy, Instant now) {
        this.version = version;
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    /** Counted from 1. */
    public int version() {
        return version;
    }

    /** When it was made. */
    public Instant createdAt() {
        return createdAt;
    }

    /** The operator who asked for it; {@code server} for the first. */
    public String createdBy() {
        return createdBy;
    }
}

package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How a vendor's card files are read, as a JSON object. */
@Entity
@Table(name = "vendor_format")
public class VendorFormatRow {

    @Id
    private String name;
    private String settings;
    @Column(name = "changed_at")
    private Instant changedAt;
    @Column(name = "changed_by")
    private String changedBy;

    /** For JPA. */
    protected VendorFormatRow() {
    }

    /** A format of this name. */
    public VendorFormatRow(String name) {
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** A JSON object. */
    public String settings() {
        return settings;
    }

    /** When it was changed last. */
    public Instant changedAt() {
        return changedAt;
    }

    /** By whom. */
    public String changedBy() {
        return changedBy;
    }

    /** Other settings. */
    public void define(String newSettings, String actor, Instant now) {
        settings = newSettings;
        changedBy = actor;
        changedAt = now;
    }
}

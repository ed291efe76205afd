package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.bipota.protocol.Octets;

/**
 * A link to an SMSC as the operators want it. One without settings is the link that the configuration defines: only whether
 * it is wanted open is kept of it.
 */
@Entity
@Table(name = "smsc_link")
public class SmscLink {

    @Id
    private String name;
    private long version;
    @Column(name = "wanted_open")
    private boolean wantedOpen;
    private String settings;
    private byte[] secrets;
    @Column(name = "key_version")
    private int keyVersion = 1;
    @Column(name = "changed_at")
    private Instant changedAt;
    @Column(name = "changed_by")
    private String changedBy;

    /** For JPA. */
    protected SmscLink() {
    }

    /** An open link of this name without settings. */
    public SmscLink(String name) {
        this.name = name;
        this.wantedOpen = true;
    }

    /** The name, unique among all links. */
    public String name() {
        return name;
    }

    /** Grows whenever the settings are written, also when the link was removed in between; 0 when there are none. */
    public long version() {
        return version;
    }

    /** Whether it is to be connected. */
    public boolean wantedOpen() {
        return wantedOpen;
    }

    /** A JSON object of the settings that are no secret; empty when the configuration defines the link. */
    public Optional<String> settings() {
        return Optional.ofNullable(settings);
    }

    /** The passwords, encrypted; only where there are settings. */
    public Sealed secrets() {
        return new Sealed(Octets.of(secrets), keyVersion);
    }

    /** Whether it has passwords. */
    public boolean hasSecrets() {
        return secrets != null;
    }

    /** Its passwords, encrypted. */
    public void seal(Sealed sealed) {
        secrets = sealed.octets().toByteArray();
        keyVersion = sealed.version();
    }

    /** It has no passwords to encrypt by another version of the master key. */
    public void withoutSecrets(int version) {
        keyVersion = version;
    }

    /** When it was changed last. */
    public Instant changedAt() {
        return changedAt;
    }

    /** The operator who changed it last. */
    public String changedBy() {
        return changedBy;
    }

    /** Other settings. */
    public void define(String newSettings, Sealed newSecrets, String actor, Instant now) {
        settings = newSettings;
        seal(newSecrets);
        version = Math.max(version + 1, now.toEpochMilli());
        changedBy = actor;
        changedAt = now;
    }

    /** Wanted open, or not. */
    public void want(boolean open, String actor, Instant now) {
        wantedOpen = open;
        changedBy = actor;
        changedAt = now;
    }

    /** The passwords are not shown, not even encrypted. */
    @Override
    public String toString() {
        return "SmscLink[name=" + name + ", version=" + version + ", wantedOpen=" + wantedOpen + ']';
    }
}

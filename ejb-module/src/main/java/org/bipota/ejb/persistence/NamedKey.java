package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.bipota.ejb.domain.KeyPurpose;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.protocol.Octets;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A key of the back office: one that card vendors encrypt their files by, or one that cards' keys are derived from. */
@Entity
@Table(name = "named_key")
public class NamedKey {

    @Id
    private String name;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private KeyPurpose purpose;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private NamedKeyAlgorithm algorithm;
    private byte[] secret;
    @Column(name = "key_version")
    private int keyVersion;
    @Column(name = "check_value")
    private String checkValue;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "created_by")
    private String createdBy;

    /** For JPA. */
    protected NamedKey() {
    }

    /** A key, whose octets {@link #seal} follows with. */
    public NamedKey(String name, KeyPurpose purpose, NamedKeyAlgorithm algorithm, String checkValue, String createdBy, Instant now) {
        this.name = name;
        this.purpose = purpose;
        this.algorithm = algorithm;
        this.checkValue = checkValue;
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What it is for. */
    public KeyPurpose purpose() {
        return purpose;
    }

    /** What it is used with. */
    public NamedKeyAlgorithm algorithm() {
        return algorithm;
    }

    /** Its octets, encrypted. */
    public Sealed secret() {
        return new Sealed(Octets.of(secret), keyVersion);
    }

    /** Six hexadecimal digits by which people compare keys without showing them. */
    public String checkValue() {
        return checkValue;
    }

    /** When it was stored. */
    public Instant createdAt() {
        return createdAt;
    }

    /** By whom. */
    public String createdBy() {
        return createdBy;
    }

    /** Its octets, encrypted. */
    public void seal(Sealed sealed) {
        secret = sealed.octets().toByteArray();
        keyVersion = sealed.version();
    }

    /** The octets are not shown, not even encrypted. */
    @Override
    public String toString() {
        return "NamedKey[name=" + name + ", purpose=" + purpose + ']';
    }
}

package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.bipota.ejb.domain.Role;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Who may use the console and the API. */
@Entity
@Table(name = "operator_account")
public class OperatorAccount {

    @Id
    private String name;
    @Column(name = "password_hash")
    private String passwordHash;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For JPA. */
    protected OperatorAccount() {
    }

    /** A new account. */
    public OperatorAccount(String name, String passwordHash, Role role, Instant now) {
        this.name = name;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The name that is given at the log-in. */
    public String name() {
        return name;
    }

    /** The password's hash with its parameters. */
    public String passwordHash() {
        return passwordHash;
    }

    /** What the operator may do. */
    public Role role() {
        return role;
    }

    /** When it was made. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When password or role were changed last. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Another password or role. */
    public void change(String newPasswordHash, Role newRole, Instant now) {
        passwordHash = newPasswordHash;
        role = newRole;
        updatedAt = now;
    }

    /** The hash is not shown. */
    @Override
    public String toString() {
        return "OperatorAccount[name=" + name + ", role=" + role + ']';
    }
}

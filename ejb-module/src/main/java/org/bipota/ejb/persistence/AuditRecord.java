package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.bipota.ejb.domain.AuditKind;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that was refused, or that an auditor wants to know. */
@Entity
@Table(name = "audit_record")
public class AuditRecord {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_record_seq")
    @SequenceGenerator(name = "audit_record_seq", sequenceName = "audit_record_seq", allocationSize = 50)
    private Long id;
    @Column(name = "happened_at")
    private Instant happenedAt;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private AuditKind kind;
    private String msisdn;
    private String actor;
    private String link;
    private String reason;

    /** For JPA. */
    protected AuditRecord() {
    }

    /** The most characters of a reason. */
    static final int MAX_REASON = 400;

    /** A record; subscriber, actor and link may be null. */
    public AuditRecord(Instant happenedAt, AuditKind kind, String msisdn, String actor, String link, String reason) {
        this.happenedAt = happenedAt;
        this.kind = kind;
        this.msisdn = msisdn == null || msisdn.length() <= 21 ? msisdn : msisdn.substring(0, 21);
        this.actor = actor;
        this.link = link;
        this.reason = cut(reason);
    }

    /** The text, cut to what a reason's column holds. */
    static String cut(String text) {
        return text == null || text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON);
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** When. */
    public Instant happenedAt() {
        return happenedAt;
    }

    /** What. */
    public AuditKind kind() {
        return kind;
    }

    /** The subscriber, or the sender as it was received when it is no subscriber's; null when none. */
    public String msisdn() {
        return msisdn;
    }

    /** The operator who caused it, or null. */
    public String actor() {
        return actor;
    }

    /** The SMSC link it came by, or null. */
    public String link() {
        return link;
    }

    /** Why, in words and masked. */
    public String reason() {
        return reason;
    }
}

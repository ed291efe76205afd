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
import org.bipota.ejb.domain.AuditFacts;
import org.bipota.ejb.domain.AuditKind;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Something that was refused, or that an auditor wants to know. What it says never changes; its place in the chain follows the
 * transaction that wrote it, see {@link AuditChain}.
 */
@Entity
@Table(name = "audit_record")
public class AuditRecord {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_record_seq")
    @SequenceGenerator(name = "audit_record_seq", sequenceName = "audit_record_seq", allocationSize = 50)
    private Long id;
    @Column(name = "happened_at", updatable = false)
    private Instant happenedAt;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false)
    private AuditKind kind;
    @Column(updatable = false)
    private String msisdn;
    @Column(updatable = false)
    private String actor;
    @Column(updatable = false)
    private String role;
    @Column(updatable = false)
    private String remote;
    @Column(updatable = false)
    private String request;
    @Column(updatable = false)
    private String link;
    @Column(updatable = false)
    private String reason;
    @Column(name = "chain_position")
    private Long chainPosition;
    @Column(name = "previous_id")
    private Long previousId;
    @Column(name = "subject_salt")
    private String subjectSalt;
    @Column(name = "subject_digest")
    private String subjectDigest;
    @Column(name = "chain_hash")
    private String chainHash;

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

    /** From where it came: the operator's role, address and request, each of which may be null. */
    public AuditRecord from(String operatorsRole, String address, String asked) {
        role = operatorsRole;
        remote = address;
        request = asked == null || asked.length() <= 200 ? asked : asked.substring(0, 200);
        return this;
    }

    /** Gives the record its place in the chain and answers its hash. */
    String seal(long position, long previous, String salt, String previousHash) {
        chainPosition = position;
        previousId = previous;
        subjectSalt = msisdn == null ? null : salt;
        subjectDigest = msisdn == null ? null : AuditFacts.digest(salt, msisdn);
        chainHash = facts().hash(previousHash);
        return chainHash;
    }

    private AuditFacts facts() {
        return new AuditFacts(chainPosition, previousId, id, happenedAt, kind.name(), subjectDigest, actor, role, remote,
                request, link, reason);
    }

    /** The record's place in the chain, or null while it has none. */
    public Long chainPosition() {
        return chainPosition;
    }

    /** Its hash, or null while it has no place. */
    public String chainHash() {
        return chainHash;
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

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
import org.bipota.ejb.domain.CheckCause;
import org.bipota.ejb.domain.CheckProgress;
import org.bipota.ejb.domain.CheckState;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One capability check of one subscriber, from the request to the verdict. */
@Entity
@Table(name = "capability_check")
public class CapabilityCheck {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "capability_check_seq")
    @SequenceGenerator(name = "capability_check_seq", sequenceName = "capability_check_seq", allocationSize = 50)
    private Long id;
    @Column(name = "card_id")
    private Long cardId;
    private String msisdn;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CheckState state;
    private String reason;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CheckCause cause;
    private String imei;
    private String tac;
    private int attempts;
    private int repairs;
    @Column(name = "superseded_by")
    private Long supersededBy;
    @Column(name = "requested_at")
    private Instant requestedAt;
    @Column(name = "pushed_at")
    private Instant pushedAt;
    @Column(name = "delivered_at")
    private Instant deliveredAt;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "window_ends_at")
    private Instant windowEndsAt;
    @Column(name = "limit_at")
    private Instant limitAt;
    @Column(name = "deadline_at")
    private Instant deadlineAt;

    /** For JPA. */
    protected CapabilityCheck() {
    }

    /** A check that begins now; its first push is made in the same transaction. */
    public CapabilityCheck(Card card, CheckCause cause, String imei, Instant now, Instant limitAt) {
        this.cardId = card.id();
        this.msisdn = card.msisdn();
        this.cause = cause;
        this.imei = imei;
        this.tac = imei == null ? null : imei.substring(0, 8);
        this.requestedAt = now;
        this.limitAt = limitAt;
        apply(CheckProgress.begun(limitAt));
    }

    /** The check's id. */
    public Long id() {
        return id;
    }

    /** The card. */
    public Long cardId() {
        return cardId;
    }

    /** The subscriber when the check began. */
    public String msisdn() {
        return msisdn;
    }

    /** Where it stands. */
    public CheckState state() {
        return state;
    }

    /** Why it ended like this, in words; null while it runs. */
    public String reason() {
        return reason;
    }

    /** Why it was started. */
    public CheckCause cause() {
        return cause;
    }

    /** The terminal checked, 15 or 16 digits, or null when it is not known. */
    public String imei() {
        return imei;
    }

    /** The first 8 digits of the IMEI, or null. */
    public String tac() {
        return tac;
    }

    /** The number of pushes made, the repairs included. */
    public int attempts() {
        return attempts;
    }

    /** The check that took this one's place, or null. */
    public Long supersededBy() {
        return supersededBy;
    }

    /** When it was requested. */
    public Instant requestedAt() {
        return requestedAt;
    }

    /** When the SMSC took the last push, or null. */
    public Instant pushedAt() {
        return pushedAt;
    }

    /** When the last push was delivered, or null. */
    public Instant deliveredAt() {
        return deliveredAt;
    }

    /** When it ended, or null. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** When the window of the delivered push ends, or null. */
    public Instant windowEndsAt() {
        return windowEndsAt;
    }

    /** When it ends if no push was delivered. */
    public Instant limitAt() {
        return limitAt;
    }

    /** When the sweep has to look at it, or null once decided. */
    public Instant deadlineAt() {
        return deadlineAt;
    }

    /** What the rules need to know of it. */
    public CheckProgress progress() {
        return new CheckProgress(state, reason, attempts, repairs, supersededBy, pushedAt, deliveredAt, decidedAt,
                windowEndsAt, limitAt);
    }

    /** Stores what the rules decided. */
    public final void apply(CheckProgress progress) {
        state = progress.state();
        reason = progress.reason();
        attempts = progress.attempts();
        repairs = progress.repairs();
        supersededBy = progress.supersededBy();
        pushedAt = progress.pushedAt();
        deliveredAt = progress.deliveredAt();
        decidedAt = progress.decidedAt();
        windowEndsAt = progress.windowEndsAt();
        deadlineAt = progress.deadline().orElse(null);
    }
}

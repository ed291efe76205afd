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
import org.bipota.ejb.domain.ReceiptState;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A short message that was submitted, and what the SMSC reported of it. One whose answer did not come has no message id until
 * a late answer or a receipt tells it; a part that was repeated has several rows.
 */
@Entity
@Table(name = "submitted_part")
public class SubmittedPart {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "submitted_part_seq")
    @SequenceGenerator(name = "submitted_part_seq", sequenceName = "submitted_part_seq", allocationSize = 50)
    private Long id;
    @Column(name = "card_id")
    private Long cardId;
    @Column(name = "push_id")
    private Long pushId;
    private int part;
    @Column(name = "message_id")
    private String messageId;
    @Column(name = "message_key")
    private String messageKey;
    @Column(name = "submitted_at")
    private Instant submittedAt;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "final_state")
    private ReceiptState finalState;
    @Column(name = "final_at")
    private Instant finalAt;

    /** The key of those whose message id is not known. */
    static final String NO_KEY = "";

    /** For JPA. */
    protected SubmittedPart() {
    }

    /** A part that was submitted, and not answered. */
    public SubmittedPart(BipPush push, int part, Instant submittedAt) {
        this(push, part, null, NO_KEY, submittedAt);
    }

    /** A part just taken by the SMSC. */
    public SubmittedPart(BipPush push, int part, String messageId, String messageKey, Instant submittedAt) {
        this.cardId = push.cardId();
        this.pushId = push.id();
        this.part = part;
        this.messageId = messageId;
        this.messageKey = messageKey;
        this.submittedAt = submittedAt;
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** The card. */
    public Long cardId() {
        return cardId;
    }

    /** The push. */
    public Long pushId() {
        return pushId;
    }

    /** The ordinal in the push, from 1. */
    public int part() {
        return part;
    }

    /** Whether the SMSC is known to have it. */
    public boolean accepted() {
        return messageId != null;
    }

    /** The SMSC has it, under this id. */
    public void identify(String id, String key) {
        messageId = id;
        messageKey = key;
    }

    /** The message id as the SMSC gave it, or null while it is not known. */
    public String messageId() {
        return messageId;
    }

    /** The message id as it is looked up, or an empty text. */
    public String messageKey() {
        return messageKey;
    }

    /** When it was taken. */
    public Instant submittedAt() {
        return submittedAt;
    }

    /** What the final receipt said, or null. */
    public ReceiptState finalState() {
        return finalState;
    }

    /** When it came, or null. */
    public Instant finalAt() {
        return finalAt;
    }

    /** The final receipt came. */
    public void end(ReceiptState state, Instant at) {
        finalState = state;
        finalAt = at;
    }
}

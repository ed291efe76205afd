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

/** A final receipt that came before the answer to its submission. */
@Entity
@Table(name = "early_receipt")
public class EarlyReceipt {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "early_receipt_seq")
    @SequenceGenerator(name = "early_receipt_seq", sequenceName = "early_receipt_seq", allocationSize = 50)
    private Long id;
    @Column(name = "card_id")
    private Long cardId;
    @Column(name = "message_id")
    private String messageId;
    @Column(name = "message_key")
    private String messageKey;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "final_state")
    private ReceiptState finalState;
    @Column(name = "received_at")
    private Instant receivedAt;

    /** For JPA. */
    protected EarlyReceipt() {
    }

    /** A receipt kept until its submission is answered. */
    public EarlyReceipt(Long cardId, String messageId, String messageKey, ReceiptState finalState, Instant receivedAt) {
        this.cardId = cardId;
        this.messageId = messageId;
        this.messageKey = messageKey;
        this.finalState = finalState;
        this.receivedAt = receivedAt;
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** The card it came from. */
    public Long cardId() {
        return cardId;
    }

    /** The message id as the receipt gave it. */
    public String messageId() {
        return messageId;
    }

    /** The message id as it is looked up. */
    public String messageKey() {
        return messageKey;
    }

    /** What it said. */
    public ReceiptState finalState() {
        return finalState;
    }

    /** When it came. */
    public Instant receivedAt() {
        return receivedAt;
    }
}

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
import org.bipota.protocol.Octets;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A part of a concatenated message that waits for the others. */
@Entity
@Table(name = "inbound_part")
public class InboundPart {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "inbound_part_seq")
    @SequenceGenerator(name = "inbound_part_seq", sequenceName = "inbound_part_seq", allocationSize = 50)
    private Long id;
    @Column(name = "card_id")
    private Long cardId;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private PartKind kind;
    private int reference;
    private int total;
    @Column(name = "sequence_number")
    private int sequence;
    private byte[] content;
    @Column(name = "received_at")
    private Instant receivedAt;

    /** For JPA. */
    protected InboundPart() {
    }

    /** A part just received. */
    public InboundPart(Long cardId, PartKind kind, int reference, int total, int sequence, Octets content, Instant receivedAt) {
        this.cardId = cardId;
        this.kind = kind;
        this.reference = reference;
        this.total = total;
        this.sequence = sequence;
        this.content = content.toByteArray();
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

    /** How it is concatenated. */
    public PartKind kind() {
        return kind;
    }

    /** The concatenation reference. */
    public int reference() {
        return reference;
    }

    /** The number of parts. */
    public int total() {
        return total;
    }

    /** The part's ordinal, from 1. */
    public int sequence() {
        return sequence;
    }

    /** The text as received. */
    public Octets content() {
        return Octets.of(content);
    }

    /** When it came. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** Whether both are parts of one message. */
    public boolean sameMessage(InboundPart other) {
        return cardId.equals(other.cardId) && kind == other.kind && reference == other.reference && total == other.total;
    }
}

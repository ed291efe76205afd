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

/** A message that waits to be submitted. The row goes when the SMSC has taken or refused the message. */
@Entity
@Table(name = "outbox_message")
public class OutboxMessage {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_message_seq")
    @SequenceGenerator(name = "outbox_message_seq", sequenceName = "outbox_message_seq", allocationSize = 50)
    private Long id;
    @Column(name = "card_id")
    private Long cardId;
    private String msisdn;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private OutboxKind kind;
    @Column(name = "push_id")
    private Long pushId;
    private int priority;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private OutboxState state;
    @Column(name = "protocol_id")
    private int protocolId;
    @Column(name = "data_coding")
    private int dataCoding;
    private byte[] payload;
    private int reference;
    private int attempts;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "claimed_by")
    private String claimedBy;
    @Column(name = "claimed_at")
    private Instant claimedAt;
    @Column(name = "last_error")
    private String lastError;

    /** For JPA. */
    protected OutboxMessage() {
    }

    /** A command packet that waits. */
    public OutboxMessage(BipPush push, int priority, int reference, Instant now, Instant expiresAt) {
        this(push, OutboxKind.COMMAND_PACKET, 0x7F, 0xF6, priority, reference, now, expiresAt);
    }

    /** A notice that waits. */
    public static OutboxMessage notice(BipPush notice, int dataCoding, int priority, int reference, Instant now, Instant expiresAt) {
        return new OutboxMessage(notice, OutboxKind.NOTICE, 0, dataCoding, priority, reference, now, expiresAt);
    }

    private OutboxMessage(BipPush push, OutboxKind kind, int protocolId, int dataCoding, int priority, int reference,
            Instant now, Instant expiresAt) {
        this.cardId = push.cardId();
        this.msisdn = push.msisdn();
        this.kind = kind;
        this.pushId = push.id();
        this.priority = priority;
        this.state = OutboxState.READY;
        this.protocolId = protocolId;
        this.dataCoding = dataCoding;
        this.payload = push.packet().toByteArray();
        this.reference = reference;
        this.createdAt = now;
        this.nextAttemptAt = now;
        this.expiresAt = expiresAt;
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** The card; one card is sent one message at a time, in the order of their ids. */
    public Long cardId() {
        return cardId;
    }

    /** The destination, E.164 digits. */
    public String msisdn() {
        return msisdn;
    }

    /** How the payload is cut into short messages. */
    public OutboxKind kind() {
        return kind;
    }

    /** The push it carries, or null. */
    public Long pushId() {
        return pushId;
    }

    /** Lower goes first. */
    public int priority() {
        return priority;
    }

    /** Whether it waits or is with the adapter. */
    public OutboxState state() {
        return state;
    }

    /** {@code protocol_id}. */
    public int protocolId() {
        return protocolId;
    }

    /** {@code data_coding}. */
    public int dataCoding() {
        return dataCoding;
    }

    /** What is sent. */
    public Octets payload() {
        return Octets.of(payload);
    }

    /** The concatenation reference, 0 to 255; the same in every repeat. */
    public int reference() {
        return reference;
    }

    /** How often it was handed to the adapter. */
    public int attempts() {
        return attempts;
    }

    /** When it was made. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Not before this. */
    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    /** When it is pointless to send it, or null. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** The node that has it, or null. */
    public String claimedBy() {
        return claimedBy;
    }

    /** Since when, or null. */
    public Instant claimedAt() {
        return claimedAt;
    }

    /** Why the last attempt failed, or null. */
    public String lastError() {
        return lastError;
    }

    /** A node takes it to submit it. */
    public void claim(String node, Instant at) {
        state = OutboxState.SENDING;
        claimedBy = node;
        claimedAt = at;
        attempts++;
    }

    /** It waits again. */
    public void release(Instant next, String error) {
        state = OutboxState.READY;
        claimedBy = null;
        claimedAt = null;
        nextAttemptAt = next;
        lastError = AuditRecord.cut(error);
    }
}

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

/** A message whose processing failed again and again, kept for an operator to look at. */
@Entity
@Table(name = "dead_letter")
public class DeadLetter {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "dead_letter_seq")
    @SequenceGenerator(name = "dead_letter_seq", sequenceName = "dead_letter_seq", allocationSize = 50)
    private Long id;
    private String fingerprint;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private DeadLetterState state;
    private String msisdn;
    private String link;
    @Column(name = "esm_class")
    private int esmClass;
    @Column(name = "data_coding")
    private int dataCoding;
    private byte[] content;
    private int failures;
    private String reason;
    @Column(name = "first_at")
    private Instant firstAt;
    @Column(name = "last_at")
    private Instant lastAt;
    private String destination;
    @Column(name = "source_ton")
    private Integer sourceTon;
    @Column(name = "protocol_id")
    private Integer protocolId;
    @Column(name = "sar_reference")
    private Integer sarReference;
    @Column(name = "sar_total")
    private Integer sarTotal;
    @Column(name = "sar_sequence")
    private Integer sarSequence;
    @Column(name = "receipted_message_id")
    private String receiptedMessageId;
    @Column(name = "message_state")
    private Integer messageState;

    /** For JPA. */
    protected DeadLetter() {
    }

    /** A message whose processing has not failed yet. */
    public DeadLetter(
            String fingerprint, String msisdn, String link, int esmClass, int dataCoding, Octets content, Instant now) {
        this.fingerprint = fingerprint;
        this.state = DeadLetterState.RETRIED;
        this.msisdn = msisdn == null || msisdn.length() <= 21 ? msisdn : msisdn.substring(0, 21);
        this.link = link;
        this.esmClass = esmClass;
        this.dataCoding = dataCoding;
        this.content = content.toByteArray();
        this.reason = "";
        this.firstAt = now;
        this.lastAt = now;
    }

    /**
     * Keeps the rest of the message, so that it can be processed again.
     *
     * @param destination the destination address as received
     * @param sourceTon type of number of the source
     * @param protocolId {@code protocol_id}
     */
    public void keep(String destination, int sourceTon, int protocolId) {
        this.destination = destination;
        this.sourceTon = sourceTon;
        this.protocolId = protocolId;
    }

    /** Keeps the message's place among the parts of one; each may be null. */
    public void keepPart(Integer reference, Integer total, Integer sequence) {
        this.sarReference = reference;
        this.sarTotal = total;
        this.sarSequence = sequence;
    }

    /** Keeps what a receipt is about; each may be null. */
    public void keepReceipt(String messageId, Integer state) {
        this.receiptedMessageId = messageId;
        this.messageState = state;
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** What a repeat of the message is known by. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Whether it is still tried. */
    public DeadLetterState state() {
        return state;
    }

    /** The sender as received, or null. */
    public String msisdn() {
        return msisdn;
    }

    /** The link it came by. */
    public String link() {
        return link;
    }

    /** {@code esm_class}. */
    public int esmClass() {
        return esmClass;
    }

    /** {@code data_coding}. */
    public int dataCoding() {
        return dataCoding;
    }

    /** Its text. */
    public Octets content() {
        return Octets.of(content);
    }

    /** How often processing failed. */
    public int failures() {
        return failures;
    }

    /** Why it failed last. */
    public String reason() {
        return reason;
    }

    /** When it failed first. */
    public Instant firstAt() {
        return firstAt;
    }

    /** When it failed last. */
    public Instant lastAt() {
        return lastAt;
    }

    /** Processing failed; after {@code limit} failures the message is dead. */
    public void failed(String why, Instant now, int limit) {
        failures++;
        reason = AuditRecord.cut(why);
        lastAt = now;
        if (failures >= limit) {
            state = DeadLetterState.DEAD;
        }
    }

    /** Whether all of the message was kept. */
    public boolean isComplete() {
        return msisdn != null && destination != null && sourceTon != null && protocolId != null;
    }

    /** The destination address as received, or null. */
    public String destination() {
        return destination;
    }

    /** Type of number of the source, or null. */
    public Integer sourceTon() {
        return sourceTon;
    }

    /** {@code protocol_id}, or null. */
    public Integer protocolId() {
        return protocolId;
    }

    /** {@code sar_msg_ref_num}, or null. */
    public Integer sarReference() {
        return sarReference;
    }

    /** {@code sar_total_segments}, or null. */
    public Integer sarTotal() {
        return sarTotal;
    }

    /** {@code sar_segment_seqnum}, or null. */
    public Integer sarSequence() {
        return sarSequence;
    }

    /** {@code receipted_message_id}, or null. */
    public String receiptedMessageId() {
        return receiptedMessageId;
    }

    /** {@code message_state}, or null. */
    public Integer messageState() {
        return messageState;
    }

    /** It was processed after all. */
    public void resolved(Instant now) {
        state = DeadLetterState.RESOLVED;
        lastAt = now;
    }

    /** It was given up. */
    public void discarded(Instant now) {
        state = DeadLetterState.DISCARDED;
        lastAt = now;
    }
}

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
}

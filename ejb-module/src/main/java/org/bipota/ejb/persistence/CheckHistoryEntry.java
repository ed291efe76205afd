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
import org.bipota.ejb.domain.CheckHistoryEvent;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One line of a check's history. */
@Entity
@Table(name = "check_event")
public class CheckHistoryEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "check_event_seq")
    @SequenceGenerator(name = "check_event_seq", sequenceName = "check_event_seq", allocationSize = 50)
    private Long id;
    @Column(name = "check_id")
    private Long checkId;
    @Column(name = "happened_at")
    private Instant happenedAt;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CheckHistoryEvent event;
    private String detail;

    /** For JPA. */
    protected CheckHistoryEntry() {
    }

    /** A line of the history; the detail may be null and is cut at 400 characters. */
    public CheckHistoryEntry(Long checkId, Instant happenedAt, CheckHistoryEvent event, String detail) {
        this.checkId = checkId;
        this.happenedAt = happenedAt;
        this.event = event;
        this.detail = AuditRecord.cut(detail);
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** The check. */
    public Long checkId() {
        return checkId;
    }

    /** When. */
    public Instant happenedAt() {
        return happenedAt;
    }

    /** What happened. */
    public CheckHistoryEvent event() {
        return event;
    }

    /** More, in words and masked, or null. */
    public String detail() {
        return detail;
    }
}

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
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One line of a download's history. */
@Entity
@Table(name = "download_event")
public class DownloadHistoryEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "download_event_seq")
    @SequenceGenerator(name = "download_event_seq", sequenceName = "download_event_seq", allocationSize = 50)
    private Long id;
    @Column(name = "download_id")
    private Long downloadId;
    @Column(name = "happened_at")
    private Instant happenedAt;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private DownloadHistoryEvent event;
    private String detail;

    /** For JPA. */
    protected DownloadHistoryEntry() {
    }

    /** A line of the history; the detail may be null and is cut at 400 characters. */
    public DownloadHistoryEntry(Long downloadId, Instant happenedAt, DownloadHistoryEvent event, String detail) {
        this.downloadId = downloadId;
        this.happenedAt = happenedAt;
        this.event = event;
        this.detail = AuditRecord.cut(detail);
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** The download. */
    public Long downloadId() {
        return downloadId;
    }

    /** When. */
    public Instant happenedAt() {
        return happenedAt;
    }

    /** What happened. */
    public DownloadHistoryEvent event() {
        return event;
    }

    /** More, in words and masked, or null. */
    public String detail() {
        return detail;
    }
}

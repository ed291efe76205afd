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
import org.bipota.ejb.domain.ContentKind;
import org.bipota.ejb.domain.Script;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.script.CommandScript;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One version of something that can be downloaded. It never changes; what changes is which version is the current one. */
@Entity
@Table(name = "content")
public class Content {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
    @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
    private Long id;
    private String name;
    private int version;
    @Column(name = "is_current")
    private boolean current;
    private String tar;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ContentKind kind;
    private int octets;
    @Column(name = "sms_segments")
    private int smsSegments;
    @Column(name = "bip_packets")
    private int bipPackets;
    private byte[] script;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "created_by")
    private String createdBy;

    /** For JPA. */
    protected Content() {
    }

    /**
     * A version, current from now on.
     *
     * @param version counted from 1
     * @param smsSegments the short messages it takes
     * @param bipPackets the packets it takes on a channel with the configured SDU size
     */
    public Content(String name, int version, String tar, Script script, int smsSegments, int bipPackets, String createdBy, Instant createdAt) {
        this.name = name;
        this.version = version;
        this.current = true;
        this.tar = tar;
        this.kind = script.kind();
        this.octets = script.octets();
        this.smsSegments = smsSegments;
        this.bipPackets = bipPackets;
        this.script = CommandScript.commands(script.commands()).toByteArray();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** The name, shared by all versions. */
    public String name() {
        return name;
    }

    /** The version, counted from 1. */
    public int version() {
        return version;
    }

    /** Whether new downloads take this version. */
    public boolean current() {
        return current;
    }

    /** A later version took its place. */
    public void supersede() {
        current = false;
    }

    /** The application on the card that it is for, six hexadecimal digits. */
    public String tar() {
        return tar;
    }

    /** What it is made of. */
    public ContentKind kind() {
        return kind;
    }

    /** Its size, against which thresholds are held. */
    public int octets() {
        return octets;
    }

    /** The short messages it takes. */
    public int smsSegments() {
        return smsSegments;
    }

    /** The packets it takes on a channel with the configured SDU size. */
    public int bipPackets() {
        return bipPackets;
    }

    /** When it was uploaded. */
    public Instant createdAt() {
        return createdAt;
    }

    /** The operator who uploaded it. */
    public String createdBy() {
        return createdBy;
    }

    /** Its commands. */
    public Script script() {
        try {
            return new Script(kind, CommandScript.parseCommands(Octets.of(script)));
        } catch (ProtocolException damaged) {
            throw new IllegalStateException("content " + id + " is damaged in the database", damaged);
        }
    }

    /** Whether it has these commands for this application. */
    public boolean hasScript(String otherTar, Script other) {
        return tar.equals(otherTar) && kind == other.kind()
                && Octets.of(script).equals(CommandScript.commands(other.commands()));
    }

    /** The commands may hold secrets and are not shown. */
    @Override
    public String toString() {
        return "Content[id=" + id + ", name=" + name + ", version=" + version + ']';
    }
}

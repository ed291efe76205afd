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
import org.bipota.ejb.domain.CardTransport;
import org.bipota.ejb.domain.PushKind;
import org.bipota.ejb.domain.PushState;
import org.bipota.protocol.Octets;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One message to a card or its user that is followed to its end: a push, a packet with data of a content, a notice. The token
 * of a push is valid once: the handshake completed with it is the proof.
 */
@Entity
@Table(name = "bip_push")
public class BipPush {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bip_push_seq")
    @SequenceGenerator(name = "bip_push_seq", sequenceName = "bip_push_seq", allocationSize = 50)
    private Long id;
    @Column(name = "card_id")
    private Long cardId;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private PushKind kind;
    @Column(name = "check_id")
    private Long checkId;
    @Column(name = "download_id")
    private Long downloadId;
    private String msisdn;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private PushState state;
    private int attempt;
    private String token;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CardTransport transport;
    private String tar;
    private String spi;
    private long counter;
    private byte[] packet;
    private String imei;
    private int parts;
    private int submissions;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "submitted_at")
    private Instant submittedAt;
    @Column(name = "receipt_at")
    private Instant receiptAt;
    @Column(name = "answered_at")
    private Instant answeredAt;
    @Column(name = "used_at")
    private Instant usedAt;
    @Column(name = "voided_at")
    private Instant voidedAt;
    @Column(name = "channel_id")
    private String channelId;

    /** For JPA. */
    protected BipPush() {
    }

    private BipPush(Card card, PushKind kind, int attempt, Octets packet, int parts, Instant now) {
        this.cardId = card.id();
        this.msisdn = card.msisdn();
        this.kind = kind;
        this.attempt = attempt;
        this.state = PushState.QUEUED;
        this.packet = packet.toByteArray();
        this.parts = parts;
        this.createdAt = now;
    }

    private BipPush(Card card, int attempt, PushContent content, String imei, Instant now) {
        this(card, PushKind.PUSH, attempt, content.packet(), content.parts(), now);
        this.token = content.token().toHex();
        this.transport = content.transport();
        this.tar = content.tar();
        this.spi = content.spi();
        this.counter = content.counter();
        this.imei = imei;
    }

    /** A push of a check that waits to be sent. */
    public BipPush(Card card, Long checkId, int attempt, PushContent content, String imei, Instant now) {
        this(card, attempt, content, imei, now);
        this.checkId = checkId;
    }

    /** A push of a download that waits to be sent. */
    public static BipPush push(Card card, Download download, PushContent content, Instant now) {
        BipPush push = new BipPush(card, download.attempts(), content, null, now);
        push.downloadId = download.id();
        return push;
    }

    /** The packet that a download has on its way, for the application {@code tar}; it waits to be sent. */
    public static BipPush data(Card card, Download download, String tar, int parts, Instant now) {
        TransferPosition position = download.position();
        BipPush data = new BipPush(card, PushKind.DATA, download.attempts(), position.packet(), parts, now);
        data.downloadId = download.id();
        data.tar = tar;
        data.spi = position.packetSpi();
        data.counter = position.packetCounter();
        return data;
    }

    /** The notice of a download, which waits to be sent. */
    public static BipPush notice(Card card, Download download, Octets text, int parts, Instant now) {
        BipPush notice = new BipPush(card, PushKind.NOTICE, download.attempts(), text, parts, now);
        notice.downloadId = download.id();
        return notice;
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** The card. */
    public Long cardId() {
        return cardId;
    }

    /** What it is for. */
    public PushKind kind() {
        return kind;
    }

    /** The check it belongs to, or null. */
    public Long checkId() {
        return checkId;
    }

    /** The download it belongs to, or null. */
    public Long downloadId() {
        return downloadId;
    }

    /** The subscriber when it was made. */
    public String msisdn() {
        return msisdn;
    }

    /** How far it has come. */
    public PushState state() {
        return state;
    }

    /** The ordinal of the attempt of its check or download, from 1. */
    public int attempt() {
        return attempt;
    }

    /** The identification data, hexadecimal; null but for a push. */
    public String token() {
        return token;
    }

    /** The transport it asks for; null but for a push. */
    public CardTransport transport() {
        return transport;
    }

    /** The TAR it is addressed to, six hexadecimal digits; null for a notice. */
    public String tar() {
        return tar;
    }

    /** Its SPI, four hexadecimal digits; null for a notice. */
    public String spi() {
        return spi;
    }

    /** Its counter; 0 for a notice. */
    public long counter() {
        return counter;
    }

    /** The command packet, or the text of a notice. */
    public Octets packet() {
        return Octets.of(packet);
    }

    /** The terminal it was made for, or null when none was known. */
    public String imei() {
        return imei;
    }

    /** The number of short messages it takes. */
    public int parts() {
        return parts;
    }

    /** How often it was handed to the SMSC. */
    public int submissions() {
        return submissions;
    }

    /** When it was made. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When the SMSC took it, or null. */
    public Instant submittedAt() {
        return submittedAt;
    }

    /** When its final receipt came, or null. */
    public Instant receiptAt() {
        return receiptAt;
    }

    /** When the card answered it, or null. */
    public Instant answeredAt() {
        return answeredAt;
    }

    /** When a handshake was completed with its token, or null. */
    public Instant usedAt() {
        return usedAt;
    }

    /** When its token became void, or null. */
    public Instant voidedAt() {
        return voidedAt;
    }

    /** The channel opened with it, or null. */
    public String channelId() {
        return channelId;
    }

    /** Whether a handshake with its token still proves something. */
    public boolean tokenGood() {
        return token != null && usedAt == null && voidedAt == null;
    }

    /** A handshake was completed with its token. */
    public void use(String byChannelId, Instant at) {
        usedAt = at;
        channelId = byChannelId;
    }

    /** Its token proves nothing any more. */
    public void voidToken(Instant at) {
        if (voidedAt == null) {
            voidedAt = at;
        }
    }

    /** It is handed to the SMSC once more. */
    public void countSubmission() {
        submissions++;
    }

    /** The SMSC took it. A receipt may have come before. */
    public void submitted(Instant at) {
        submittedAt = at;
        if (state == PushState.QUEUED) {
            state = PushState.SUBMITTED;
        }
    }

    /** It ended at the SMSC: delivered, undelivered, refused or withdrawn. */
    public void ended(PushState end, Instant at) {
        state = end;
        receiptAt = at;
    }

    /** The card answered it. */
    public void answered(Instant at) {
        answeredAt = at;
    }

    /** Neither the token nor the packet is shown. */
    @Override
    public String toString() {
        return "BipPush[id=" + id + ", state=" + state + ']';
    }
}

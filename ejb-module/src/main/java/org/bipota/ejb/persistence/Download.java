package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.bipota.ejb.domain.DownloadProgress;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.Route;
import org.bipota.ejb.domain.RouteDecision;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One content to one subscriber, from the request to its end. It waits, PENDING, until {@code dueAt}; held when that is null.
 * Of one card one download at most is PUSHED or TRANSFERRING.
 */
@Entity
@Table(name = "download")
public class Download {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "download_seq")
    @SequenceGenerator(name = "download_seq", sequenceName = "download_seq", allocationSize = 50)
    private Long id;
    @Column(name = "card_id")
    private Long cardId;
    private String msisdn;
    @Column(name = "content_id")
    private Long contentId;
    @Column(name = "campaign_id")
    private Long campaignId;
    @Column(name = "policy_id")
    private Long policyId;
    private int priority;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Route route;
    @Column(name = "route_reason")
    private String routeReason;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private DownloadState state;
    private String reason;
    private int attempts;
    private int fruitless;
    private int repairs;
    private boolean notice;
    @Embedded
    private TransferPosition position;
    @Column(name = "channel_id")
    private String channelId;
    @Column(name = "channel_sdu")
    private Integer channelSdu;
    @Column(name = "requested_at")
    private Instant requestedAt;
    @Column(name = "due_at")
    private Instant dueAt;
    @Column(name = "begun_at")
    private Instant begunAt;
    @Column(name = "limit_at")
    private Instant limitAt;
    @Column(name = "answer_at")
    private Instant answerAt;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "deadline_at")
    private Instant deadlineAt;

    /** For JPA. */
    protected Download() {
    }

    /** A download of its own, outside any campaign, that may begin at once. */
    public Download(Card card, Content content, int priority, RouteDecision decision, Instant now) {
        this.cardId = card.id();
        this.msisdn = card.msisdn();
        this.contentId = content.id();
        this.priority = priority;
        this.state = DownloadState.PENDING;
        this.position = new TransferPosition();
        this.requestedAt = now;
        this.dueAt = now;
        decide(decision);
    }

    /** The download's id. */
    public Long id() {
        return id;
    }

    /** The card; null when none was imported for the number, which a campaign may have listed. */
    public Long cardId() {
        return cardId;
    }

    /** The subscriber when it was asked for. */
    public String msisdn() {
        return msisdn;
    }

    /** The content, in the version that was the current one when it was asked for. */
    public Long contentId() {
        return contentId;
    }

    /** The campaign it belongs to, or null. */
    public Long campaignId() {
        return campaignId;
    }

    /** Its own policy, or null for the configured one. */
    public Long policyId() {
        return policyId;
    }

    /** Its messages' place in the outbox and its own among the card's downloads; lower goes first. */
    public int priority() {
        return priority;
    }

    /** How it travels, or was tried. */
    public Route route() {
        return route;
    }

    /** Why so: the capability row, the size and the policy, in words. */
    public String routeReason() {
        return routeReason;
    }

    /** Where it stands. */
    public DownloadState state() {
        return state;
    }

    /** Why it ended like this, in words; null while it runs. */
    public String reason() {
        return reason;
    }

    /** The pushes made, the repairs included; by SMS the times that it was begun or a packet repeated. */
    public int attempts() {
        return attempts;
    }

    /** How far its content has come. */
    public final TransferPosition position() {
        return position;
    }

    /** The channel it is on, or was last; null when there was none. */
    public String channelId() {
        return channelId;
    }

    /** The octets of the largest SDU on that channel, or null. */
    public Integer channelSdu() {
        return channelSdu;
    }

    /** When it was asked for. */
    public Instant requestedAt() {
        return requestedAt;
    }

    /** When it may begin, or go on; null: held. */
    public Instant dueAt() {
        return dueAt;
    }

    /** When its first message was made or its first channel used, or null. */
    public Instant begunAt() {
        return begunAt;
    }

    /** When it ended, or null. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** When the sweep has to look at it, or null. */
    public Instant deadlineAt() {
        return deadlineAt;
    }

    /** What the rules need to know of it. */
    public DownloadProgress progress() {
        return new DownloadProgress(
                state, route, reason, attempts, fruitless, repairs, notice, dueAt, limitAt, answerAt, decidedAt);
    }

    /** Stores what the rules decided. */
    public void apply(DownloadProgress progress, Instant now) {
        if (begunAt == null && progress.state() != DownloadState.PENDING) {
            begunAt = now;
        }
        state = progress.state();
        route = progress.route();
        reason = AuditRecord.cut(progress.reason());
        attempts = progress.attempts();
        fruitless = progress.fruitless();
        repairs = progress.repairs();
        notice = progress.notice();
        dueAt = progress.dueAt();
        limitAt = progress.limitAt();
        answerAt = progress.answerAt();
        decidedAt = progress.decidedAt();
        deadlineAt = progress.deadline().orElse(null);
        if (state.ended()) {
            position.forgetPacket();
        }
    }

    /** Stores which way it is to go, and why. */
    public final void decide(RouteDecision decision) {
        route = decision.route();
        routeReason = AuditRecord.cut(decision.reason());
    }

    /** It is on this channel now; an SDU holds {@code sduOctets}. */
    public void use(String channel, int sduOctets) {
        channelId = channel;
        channelSdu = sduOctets;
    }

    /** It is on no channel any more. */
    public void leaveChannel() {
        channelId = null;
        channelSdu = null;
    }

    @Override
    public String toString() {
        return "Download[id=" + id + ", state=" + state + ']';
    }
}

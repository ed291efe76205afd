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
import java.util.Optional;
import org.bipota.ejb.domain.CampaignPace;
import org.bipota.ejb.domain.CampaignStanding;
import org.bipota.ejb.domain.CampaignState;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.DailyWindow;
import org.bipota.ejb.domain.ReleasePacing;
import org.bipota.ejb.domain.TargetQuery;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One content for many subscribers, from the order to the final counts. */
@Entity
@Table(name = "campaign")
public class Campaign {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "campaign_seq")
    @SequenceGenerator(name = "campaign_seq", sequenceName = "campaign_seq", allocationSize = 50)
    private Long id;
    private String name;
    @Column(name = "content_id")
    private Long contentId;
    @Column(name = "policy_id")
    private Long policyId;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CampaignState state;
    private String reason;
    @Column(name = "by_query")
    private boolean byQuery;
    @Column(name = "query_capable")
    private Boolean queryCapable;
    @Column(name = "query_tac")
    private String queryTac;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "query_state")
    private CapabilityState queryState;
    private int rate;
    @Column(name = "pilot_percent")
    private int pilotPercent;
    @Column(name = "stop_at_failure_percent")
    private int stopAtFailurePercent;
    private int partitions;
    private long targets;
    private long releasable;
    private long released;
    @Column(name = "released_through")
    private long releasedThrough;
    @Column(name = "paced_at")
    private Instant pacedAt;
    @Column(name = "pilot_passed")
    private boolean pilotPassed;
    @Column(name = "judged_ended")
    private long judgedEnded;
    @Column(name = "judged_failed")
    private long judgedFailed;
    @Column(name = "idempotency_key")
    private String idempotencyKey;
    @Column(name = "order_digest")
    private String orderDigest;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "created_by")
    private String createdBy;
    @Column(name = "targets_by")
    private String targetsBy;
    @Column(name = "approved_by")
    private String approvedBy;
    @Column(name = "approved_at")
    private Instant approvedAt;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "prepared_at")
    private Instant preparedAt;
    @Column(name = "ended_at")
    private Instant endedAt;

    /** For JPA. */
    protected Campaign() {
    }

    /**
     * A campaign that was ordered and not started.
     *
     * @param query null for targets by list
     * @param idempotencyKey null when the order had none
     * @param orderDigest by which a repeat of the order is known
     */
    public Campaign(String name, Long contentId, Long policyId, TargetQuery query, CampaignPace pace,
            String idempotencyKey, String orderDigest, String createdBy, Instant now) {
        this.name = name;
        this.contentId = contentId;
        this.policyId = policyId;
        this.state = CampaignState.CREATED;
        this.byQuery = query != null;
        if (query != null) {
            this.queryCapable = query.capable();
            this.queryTac = query.tac();
            this.queryState = query.state();
        }
        this.rate = pace.rate();
        this.pilotPercent = pace.pilotPercent();
        this.stopAtFailurePercent = pace.stopAtFailurePercent();
        this.partitions = 1;
        this.idempotencyKey = idempotencyKey;
        this.orderDigest = orderDigest;
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** The name its operators gave it; not unique. */
    public String name() {
        return name;
    }

    /** The version of the content that its targets get. */
    public Long contentId() {
        return contentId;
    }

    /** The policy that routes its downloads. */
    public Long policyId() {
        return policyId;
    }

    /** Where it stands. */
    public CampaignState state() {
        return state;
    }

    /** The query that its targets come from; empty when they come from a list. */
    public Optional<TargetQuery> query() {
        return byQuery ? Optional.of(new TargetQuery(queryCapable, queryTac, queryState)) : Optional.empty();
    }

    /** How it is spread over time, within {@code window}, which may be null. */
    public CampaignPace pace(DailyWindow window) {
        return new CampaignPace(rate, pilotPercent, stopAtFailurePercent, window);
    }

    /** How many parts its targets are prepared in at once; the same for the whole of its life. */
    public int partitions() {
        return partitions;
    }

    /** The number of its targets. */
    public long targets() {
        return targets;
    }

    /** By which a repeat of the order is known. */
    public String orderDigest() {
        return orderDigest;
    }

    /** Whether a download was made for each target. */
    public boolean isPrepared() {
        return preparedAt != null;
    }

    /** The id of the download up to which those before were released. */
    public long releasedThrough() {
        return releasedThrough;
    }

    /** Up to when its rate is used up, or null. */
    public Instant pacedAt() {
        return pacedAt;
    }

    /** Its query selected more targets. */
    public void addTargets(long more) {
        targets += more;
    }

    /** More targets were added, by {@code operator}; an approval was for those before. */
    public void addTargets(long more, String operator) {
        addTargets(more);
        targetsBy = operator;
        approvedBy = null;
        approvedAt = null;
    }

    /** Whether {@code operator} ordered it or added targets last. */
    public boolean isWorkOf(String operator) {
        return operator.equals(createdBy) || operator.equals(targetsBy);
    }

    /** Whether a second person approved it as it is. */
    public boolean isApproved() {
        return approvedBy != null;
    }

    /** A second person approves it. */
    public void approve(String operator, Instant now) {
        approvedBy = operator;
        approvedAt = now;
    }

    /** A command moved it; a reason given before no longer holds. */
    public void move(CampaignState next, int preparedIn, Instant now) {
        if (state == CampaignState.CREATED && next == CampaignState.PREPARING) {
            startedAt = now;
            partitions = preparedIn;
        }
        state = next;
        reason = null;
        endedAt = next == CampaignState.STOPPED ? now : null;
    }

    /** Whether it is its rule that paused it, because too many downloads had failed. */
    public boolean pausedByItself() {
        return state == CampaignState.PAUSED && reason != null;
    }

    /** Whoever resumes accepts the failures so far, those of the pilot wave among them. */
    public void accept(long outstanding, long failed) {
        judgedEnded = released - outstanding;
        judgedFailed = failed;
        pilotPassed = true;
    }

    /** It moved by itself. */
    public void move(CampaignState next, String why) {
        state = next;
        reason = AuditRecord.cut(why);
    }

    /** A download was made for each target; {@code held} of them can be released. */
    public void prepared(long held, Instant now) {
        releasable = held;
        preparedAt = now;
        if (state == CampaignState.PREPARING) {
            state = CampaignState.RUNNING;
        }
    }

    /** Downloads that failed before they could be released, for want of a card. */
    public long failedUnreleased() {
        return targets - releasable;
    }

    /** How far the release is. */
    public CampaignStanding standing(long outstanding, long failed) {
        return new CampaignStanding(releasable, released, outstanding, failed, judgedEnded, judgedFailed, pilotPassed);
    }

    /** The pilot wave was judged. */
    public void passPilot() {
        pilotPassed = true;
    }

    /** The next {@code count} downloads, up to the one with the id {@code through}, were released. */
    public void released(int count, long through, Instant now) {
        pacedAt = ReleasePacing.pacedAt(rate, pacedAt, count, now);
        released += count;
        releasedThrough = through;
    }

    /** Each download has ended. */
    public void done(Instant now) {
        state = CampaignState.DONE;
        reason = null;
        endedAt = now;
    }
}

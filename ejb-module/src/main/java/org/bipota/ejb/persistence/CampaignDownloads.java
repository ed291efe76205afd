package org.bipota.ejb.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bipota.ejb.domain.CampaignTarget;
import org.bipota.ejb.domain.TargetDecision;

/**
 * Inserts, releases and counts the downloads of a campaign, many at once, on a connection whose transaction is the caller's.
 * An inserted download is held, its {@code due_at} null, until it is released; a held one is nobody else's.
 */
public final class CampaignDownloads {

    /** Ids that the sequence gives at once, as its increment says. */
    private static final int IDS_PER_CALL = 50;
    /** Rows in one statement; on H2 other statements wait for it, see {@link H2StatementGate}. */
    private static final int MOST_ON_H2 = 100;

    private static final String INSERT = """
            insert into download (id, card_id, msisdn, content_id, campaign_id, policy_id, priority, route, route_reason, \
            state, reason, requested_at, decided_at) \
            select u.id, u.card_id, u.msisdn, cast(? as bigint), cast(? as bigint), cast(? as bigint), cast(? as integer), \
            cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar), \
            cast(? as timestamp(6) with time zone), cast(? as timestamp(6) with time zone) \
            from unnest(cast(? as bigint array), cast(? as bigint array), cast(? as varchar array)) as u(id, card_id, msisdn)""";
    private static final String HELD = """
            select id from download where campaign_id = ? and state = 'PENDING' and id > ? and due_at is null \
            order by id limit ?""";
    private static final String RELEASE = """
            update download set due_at = ? where due_at is null \
            and id in (select u.id from unnest(cast(? as bigint array)) as u(id))""";
    private static final String OUTSTANDING = """
            select count(*) from download where campaign_id = ? and state in ('PENDING', 'PUSHED', 'TRANSFERRING') and id <= ?""";
    private static final String IN_STATE = "select count(*) from download where campaign_id = ? and state = ?";
    private static final String ALL = "select count(*) from download where campaign_id = ?";
    private static final String BACKLOG = """
            select count(*) from (select 1 from download where state = 'PENDING' and priority = ? and due_at <= ? \
            limit ?) as due""";

    private static final String OUTCOMES = """
            insert into campaign_outcome (campaign_id, route, state, downloads) \
            select campaign_id, route, state, count(*) from download where campaign_id = ? \
            group by campaign_id, route, state""";

    private final Connection connection;

    /** The caller keeps the connection. */
    public CampaignDownloads(Connection connection) {
        this.connection = connection;
    }

    /**
     * What the downloads of one campaign have in common.
     *
     * @param priority as the outbox counts: a smaller number goes first
     */
    public record Order(long campaignId, long contentId, long policyId, int priority) {
    }

    /** Inserts one download for each of {@code targets}, about all of which the decision is the same. */
    public void insert(Order order, TargetDecision decision, List<CampaignTarget> targets, Instant now) throws SQLException {
        int most = isPostgresql() ? targets.size() : MOST_ON_H2;
        for (int from = 0; from < targets.size(); from += most) {
            insertAtOnce(order, decision, targets.subList(from, Math.min(from + most, targets.size())), now);
        }
    }

    private void insertAtOnce(Order order, TargetDecision decision, List<CampaignTarget> targets, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, order.contentId());
            statement.setLong(2, order.campaignId());
            statement.setLong(3, order.policyId());
            statement.setInt(4, order.priority());
            statement.setString(5, decision.route().name());
            statement.setString(6, decision.routeReason());
            statement.setString(7, decision.state().name());
            statement.setString(8, decision.reason());
            statement.setObject(9, utc(now));
            statement.setObject(10, decision.held() ? null : utc(now));
            statement.setArray(11, connection.createArrayOf("bigint", ids(targets.size())));
            statement.setArray(12, connection.createArrayOf("bigint", targets.stream().map(CampaignTarget::cardId).toArray(Long[]::new)));
            statement.setArray(13, connection.createArrayOf("varchar", targets.stream().map(CampaignTarget::msisdn).toArray(String[]::new)));
            statement.executeUpdate();
        }
    }

    /** New ids: each value of the sequence stands for itself and those before it down to the last, as Hibernate counts. */
    private Long[] ids(int count) throws SQLException {
        Long[] ids = new Long[count];
        try (PreparedStatement statement = connection.prepareStatement(nextValues())) {
            // The first value of all stands for itself only.
            statement.setInt(1, (count + IDS_PER_CALL - 1) / IDS_PER_CALL + 1);
            try (ResultSet rows = statement.executeQuery()) {
                for (int given = 0; given < count && rows.next();) {
                    long last = rows.getLong(1);
                    for (long id = Math.max(1, last - IDS_PER_CALL + 1); id <= last && given < count; id++) {
                        ids[given++] = id;
                    }
                }
            }
        }
        return ids;
    }

    private boolean isPostgresql() throws SQLException {
        return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
    }

    /** The one thing that the two databases write differently. */
    private String nextValues() throws SQLException {
        return isPostgresql()
                ? "select nextval('download_seq') from generate_series(1, ?)"
                : "select next value for download_seq from system_range(1, ?)";
    }

    /** The ids of the next {@code most} held downloads behind {@code after}, in order. */
    public List<Long> held(long campaign, long after, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HELD)) {
            statement.setLong(1, campaign);
            statement.setLong(2, after);
            statement.setInt(3, most);
            try (ResultSet rows = statement.executeQuery()) {
                List<Long> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
                return ids;
            }
        }
    }

    /** Releases held downloads: they are due at {@code now}. */
    public int release(List<Long> ids, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, utc(now));
            statement.setArray(2, connection.createArrayOf("bigint", ids.toArray(Long[]::new)));
            return statement.executeUpdate();
        }
    }

    /** Downloads up to the id {@code through} that have not ended. */
    public long outstanding(long campaign, long through) throws SQLException {
        return count(OUTSTANDING, campaign, through);
    }

    /** Downloads in this state. */
    public long inState(long campaign, String state) throws SQLException {
        return count(IN_STATE, campaign, state);
    }

    /** All downloads. */
    public long all(long campaign) throws SQLException {
        return count(ALL, campaign);
    }

    /** Released downloads of this priority, of all campaigns, that have not begun; counted up to {@code most}. */
    public long backlog(int priority, Instant now, int most) throws SQLException {
        return count(BACKLOG, priority, utc(now), most);
    }

    /** Stores how many downloads ended in which way on which route. */
    public void storeOutcomes(long campaign) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OUTCOMES)) {
            statement.setLong(1, campaign);
            statement.executeUpdate();
        }
    }

    private long count(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

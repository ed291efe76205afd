package org.bipota.ejb.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bipota.ejb.domain.CampaignTarget;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.TargetQuery;

/** Stores and reads targets, many at once, on a connection whose transaction is the caller's. */
public final class TargetRows {

    /** The ordinals that a campaign's targets have: 1 and 0 when it has none. */
    public record Range(long first, long last) {
    }

    private static final String ADD = """
            insert into campaign_target (campaign_id, ordinal, msisdn) \
            select cast(? as bigint), cast(? as bigint) + u.place, u.msisdn \
            from unnest(cast(? as varchar array)) with ordinality as u(msisdn, place) \
            where not exists (select 1 from campaign_target t where t.campaign_id = ? and t.msisdn = u.msisdn)""";
    private static final String SELECT = """
            insert into campaign_target (campaign_id, ordinal, msisdn) \
            select cast(? as bigint), c.id, c.msisdn from card c left join terminal_capability k on k.card_id = c.id \
            where c.id > ? and c.id <= ?""";
    private static final String PAGE = """
            select t.ordinal, t.msisdn, c.id as card, k.state from campaign_target t \
            left join card c on c.msisdn = t.msisdn left join terminal_capability k on k.card_id = c.id \
            where t.campaign_id = ? and t.ordinal > ? and t.ordinal <= ? order by t.ordinal limit ?""";

    private final Connection connection;

    /** The caller keeps the connection. */
    public TargetRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * Adds those of {@code msisdns} that the campaign does not have yet.
     *
     * @param msisdns each once
     * @param before all ordinals given so far are at most this; those given now are at most {@code before} + their number
     * @return the number added
     */
    public int add(long campaign, long before, List<String> msisdns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setLong(1, campaign);
            statement.setLong(2, before);
            statement.setArray(3, connection.createArrayOf("varchar", msisdns.toArray()));
            statement.setLong(4, campaign);
            return statement.executeUpdate();
        }
    }

    /**
     * Adds the subscribers of {@code query} whose cards have ids above {@code after} and up to {@code through}, which
     * become the ordinals.
     *
     * @return the number added
     */
    public int select(long campaign, TargetQuery query, long after, long through) throws SQLException {
        String sql = SELECT + conditions(query);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, campaign);
            statement.setLong(2, after);
            statement.setLong(3, through);
            int place = 4;
            if (query.tac() != null) {
                statement.setString(place++, query.tac());
            }
            if (query.state() != null) {
                statement.setString(place, query.state().name());
            }
            return statement.executeUpdate();
        }
    }

    /** The conditions of {@code query} on the rows {@code k}, a card without a row counting as unknown; TAC before state. */
    public static String conditions(TargetQuery query) {
        return (query.capable() == null ? "" : query.capable() ? " and k.state = 'CAPABLE'"
                        : " and coalesce(k.state, 'UNKNOWN') <> 'CAPABLE'")
                + (query.tac() == null ? "" : " and k.tac = ?")
                + (query.state() == null ? "" : " and coalesce(k.state, 'UNKNOWN') = ?");
    }

    /** The ordinals of a campaign's targets. */
    public Range range(long campaign) throws SQLException {
        return range("select min(ordinal), max(ordinal) from campaign_target where campaign_id = ?", campaign);
    }

    /** The ids of the cards. */
    public Range cards() throws SQLException {
        return range("select min(id), max(id) from card where id > ?", 0);
    }

    private Range range(String sql, long parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long first = row.getLong(1);
                return row.wasNull() ? new Range(1, 0) : new Range(first, row.getLong(2));
            }
        }
    }

    /** At most {@code most} targets with ordinals above {@code after} and up to {@code through}, in order, with their rows. */
    public List<CampaignTarget> page(long campaign, long after, long through, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, campaign);
            statement.setLong(2, after);
            statement.setLong(3, through);
            statement.setInt(4, most);
            try (ResultSet rows = statement.executeQuery()) {
                List<CampaignTarget> page = new ArrayList<>(most);
                while (rows.next()) {
                    page.add(target(rows));
                }
                return page;
            }
        }
    }

    private static CampaignTarget target(ResultSet row) throws SQLException {
        long card = row.getLong("card");
        Long cardId = row.wasNull() ? null : card;
        String state = row.getString("state");
        return new CampaignTarget(row.getLong("ordinal"), row.getString("msisdn"), cardId,
                cardId == null ? null : state == null ? CapabilityState.UNKNOWN : CapabilityState.valueOf(state));
    }
}

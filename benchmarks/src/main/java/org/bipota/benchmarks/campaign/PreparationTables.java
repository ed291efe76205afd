package org.bipota.benchmarks.campaign;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/** The product's tables in a schema of their own, with cards, capability rows and the targets of one campaign. */
public final class PreparationTables {

    /** The campaign's, the content's and the policy's id. */
    static final long ID = 1;

    /** Octets of the content: below the SMS threshold, so that there are two routes. */
    static final int CONTENT_OCTETS = 800;

    private static final String SCHEMA = "bipota_benchmark";

    private final String url;

    /** Uses the PostgreSQL database at {@code url}, in which only the schema {@value #SCHEMA} is touched. */
    public PreparationTables(String url) {
        this.url = url;
    }

    /** A connection of its own. */
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setSchema(SCHEMA);
        return connection;
    }

    /**
     * Makes the tables anew, with {@code targets} cards, of six of ten whose handset is capable, all of them targets.
     *
     * @param withoutCard so many targets more, whose cards were not imported
     */
    public void fill(int targets, int withoutCard) throws SQLException {
        Flyway flyway = Flyway.configure().dataSource(url, null, null).schemas(SCHEMA).cleanDisabled(false)
                .locations("classpath:db/migration").load();
        flyway.clean();
        flyway.migrate();
        execute("insert into card (id, iccid, msisdn, kic, kic_key, kid, kid_key, push_tar, ciphering, counter_out, counter_in,"
                        + " imported_at, updated_at) select i, '8949' || lpad(i::text, 16, '0'), (4917000000000 + i)::text, 21, '', 21, '',"
                        + " '424950', true, 0, 0, now(), now() from generate_series(1, " + targets + ") i",
                "insert into terminal_capability (card_id, state, updated_at) select i, case when i % 10 < 6 then 'CAPABLE'"
                        + " when i % 10 < 8 then 'NOT_CAPABLE' when i % 10 = 8 then 'REFUSED' else 'UNKNOWN' end, now()"
                        + " from generate_series(1, " + targets + ") i",
                "insert into content (id, name, version, is_current, tar, kind, octets, sms_segments, bip_packets, script, created_at,"
                        + " created_by) values (1, 'menu', 1, true, 'B00010', 'EXPANDED', " + CONTENT_OCTETS + ", 7, 1, '', now(), 'admin')",
                "insert into routing_policy (id, sms_threshold, push_attempts, fallback_to_sms) values (1, 1024, 3, false)",
                "insert into campaign (id, name, content_id, policy_id, state, by_query, rate, pilot_percent, stop_at_failure_percent,"
                        + " partitions, targets, releasable, released, released_through, pilot_passed, judged_ended, judged_failed,"
                        + " order_digest, created_at, created_by) values (1, 'benchmark', 1, 1, 'PREPARING', false, 0, 0, 100, 2, "
                        + (targets + withoutCard) + ", 0, 0, 0, false, 0, 0, '', now(), 'admin')",
                "insert into campaign_target (campaign_id, ordinal, msisdn) select 1, i, (4917000000000 + i)::text"
                        + " from generate_series(1, " + (targets + withoutCard) + ") i",
                "analyze");
    }

    /** Removes the downloads. */
    void empty() throws SQLException {
        execute("truncate download cascade", "checkpoint");
    }

    /** Downloads by route, state and reason. */
    public Map<String, Long> outcomes() throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select route || ' ' || state || ' ' || route_reason, count(*), count(distinct id)"
                        + " from download where due_at is null group by 1")) {
            Map<String, Long> outcomes = new TreeMap<>();
            while (rows.next()) {
                outcomes.put(rows.getString(1), Math.min(rows.getLong(2), rows.getLong(3)));
            }
            return outcomes;
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

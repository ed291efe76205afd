package org.bipota.benchmarks.lists;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;

/**
 * The product's tables in a schema of their own: as many cards, capability rows, checks, downloads, lines of both histories and
 * audit records as asked for, all made inside the database.
 *
 * <p>Of ten handsets six are capable; there are 2,000 models; half of the downloads belong to one campaign, which is paused, the others
 * to 1,000 that are done; of the audit records one in a hundred is an operator's.
 */
public final class ListTables {

    private static final int CONNECTIONS = 2;
    private static final String SCHEMA = "bipota_benchmark";

    private final String url;

    /** Uses the PostgreSQL database at {@code url}, in which only the schema {@value #SCHEMA} is touched. */
    public ListTables(String url) {
        this.url = url;
    }

    /** A connection of its own; the caller closes it. */
    public Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setSchema(SCHEMA);
        return connection;
    }

    /**
     * Makes the tables anew with {@code rows} rows in each of the large ones, on two connections, and tells {@code out} how far it
     * is. Indexes are made once the rows are there.
     */
    public void fill(long rows, PrintWriter out) throws SQLException, InterruptedException, ExecutionException {
        Flyway flyway = Flyway.configure().dataSource(url, null, null).schemas(SCHEMA).cleanDisabled(false)
                .locations("classpath:db/migration").load();
        flyway.clean();
        flyway.migrate();
        String series = " from generate_series(1, " + rows + ") i";
        List<String> indexes = withoutIndexes();
        run(out, List.of(
                "insert into card (id, iccid, msisdn, imsi, kic, kic_key, kid, kid_key, push_tar, ciphering, counter_out,"
                        + " counter_in, imported_at, updated_at) select i, '8949' || lpad(i::text, 16, '0'),"
                        + " (4917000000000 + i)::text, '262' || lpad(i::text, 12, '0'), 21, '', 21, '', '424950', true, 0, 0,"
                        + " now(), now()" + series,
                "insert into terminal_capability (card_id, state, reason, imei, tac, claims_open_channel, claims_send_data,"
                        + " claims_receive_data, claims_close_channel, claims_udp, claims_tcp, decided_at, check_id,"
                        + " latest_check_id, updated_at) select i, " + state("i") + ", 'a channel was opened',"
                        + " (35000000 + i % 2000)::text || lpad((i % 10000000)::text, 7, '0'), (35000000 + i % 2000)::text,"
                        + " i % 3 > 0, i % 3 > 0, i % 3 > 0, true, i % 3 > 0, false, now(), i, i, now()" + series,
                "insert into capability_check (id, card_id, msisdn, state, reason, cause, imei, tac, attempts, repairs,"
                        + " requested_at, decided_at, limit_at) select i, i, (4917000000000 + i)::text, " + state("i")
                        + ", 'a channel was opened', 'FIRST_USE', (35000000 + i % 2000)::text || lpad((i % 10000000)::text, 7, '0'),"
                        + " (35000000 + i % 2000)::text, 1, 0, now(), now(), now()" + series,
                "insert into check_event (id, check_id, happened_at, event, detail) select i, i, now(), 'CONNECTED', 'channel'" + series,
                "insert into content (id, name, version, is_current, tar, kind, octets, sms_segments, bip_packets, script,"
                        + " created_at, created_by) select i, 'content-' || i, 1, true, 'B00010', 'EXPANDED', 800, 7, 1, '', now(),"
                        + " 'admin' from generate_series(1, 500) i",
                "insert into routing_policy (id, sms_threshold, push_attempts, fallback_to_sms) values (1, 1024, 3, false)",
                "insert into campaign (id, name, content_id, policy_id, state, by_query, rate, pilot_percent,"
                        + " stop_at_failure_percent, partitions, targets, releasable, released, released_through, pilot_passed,"
                        + " judged_ended, judged_failed, order_digest, created_at, created_by) select i, 'campaign-' || i, 1, 1,"
                        + " case when i = 1001 then 'PAUSED' else 'DONE' end, false, 0, 0, 100, 2, case when i = 1001 then "
                        + rows / 2 + " else " + rows / 2000 + " end, 0, 0, 0, true, 0, 0, '', now(), 'admin'"
                        + " from generate_series(1, 1001) i",
                "insert into campaign_run (campaign_id, awaits_outcomes, failures) select i, false, 0 from generate_series(1, 1001) i",
                "insert into campaign_outcome (campaign_id, route, state, downloads) select i, 'BIP', 'DONE', " + rows / 2000
                        + " from generate_series(1, 1000) i",
                "insert into download (id, card_id, msisdn, content_id, campaign_id, policy_id, priority, route, route_reason, state,"
                        + " requested_at, due_at, decided_at) select i, i, (4917000000000 + i)::text, 1 + i % 500, case when i % 2 = 0"
                        + " then 1001 else 1 + (i / 2) % 1000 end, 1, 30, case when i % 10 < 6 then 'BIP' else 'SMS' end,"
                        + " 'capability CAPABLE', case when i % 20 = 0 then 'FAILED' when i % 20 = 2 then 'PENDING' else 'DONE' end,"
                        + " now(), now(), now()" + series,
                "insert into download_event (id, download_id, happened_at, event, detail) select i, i, now(), 'DONE', 'answered'" + series,
                "insert into audit_record (id, happened_at, kind, msisdn, actor, reason, chain_position, previous_id, chain_hash)"
                        + " select i, now(), case when i % 100 = 0 then 'CHECK_ORDERED' else 'REPLAYED' end,"
                        + " (4917000000000 + i)::text, case when i % 100 = 0 then 'operator' end, 'the same packet came again', i,"
                        + " i - 1, repeat('0', 64)" + series));
        run(out, indexes);
        run(out, List.of("vacuum analyze"));
    }

    private static String state(String number) {
        return "case when " + number + " % 10 < 6 then 'CAPABLE' when " + number + " % 10 < 8 then 'NOT_CAPABLE' when " + number
                + " % 10 = 8 then 'REFUSED' else 'UNDELIVERED' end";
    }

    /** Drops the indexes that no constraint needs, and answers the statements that make them. */
    private List<String> withoutIndexes() throws SQLException {
        List<String> definitions = new ArrayList<>();
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select indexname, indexdef from pg_indexes where schemaname = '" + SCHEMA
                    + "' and indexname not in (select conname from pg_constraint)")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    definitions.add(rows.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("drop index " + name);
            }
        }
        return definitions;
    }

    private void run(PrintWriter out, List<String> statements) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (String sql : statements) {
                running.add(threads.submit(() -> {
                    run(out, sql);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void run(PrintWriter out, String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            // The rows are made to fit each other: looking up each foreign key would only take time.
            statement.execute("set session_replication_role = replica");
            long from = System.nanoTime();
            statement.execute(sql);
            out.printf("%6.1f s  %s%n", (System.nanoTime() - from) / 1e9, sql.substring(0, Math.min(90, sql.length())));
            out.flush();
        }
    }
}

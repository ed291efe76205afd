package org.bipota.it.browser;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bipota.it.server.Api;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Ports;
import org.bipota.it.server.Postgres;
import org.bipota.it.server.ServerProcess;
import org.bipota.simulator.population.AppletCards;
import org.bipota.simulator.population.Shares;
import org.bipota.simulator.population.Subscriber;
import org.bipota.simulator.run.RunProgress;
import org.bipota.simulator.run.RunSettings;
import org.bipota.simulator.run.SimulationRun;
import org.bipota.simulator.server.ServerApi;
import org.bipota.simulator.smsc.SmscSettings;

/**
 * A server on PostgreSQL with a simulated network whose handsets were checked, and with what takes days to come about: figures of
 * past hours, and messages that could not be processed.
 */
final class Surroundings implements AutoCloseable {

    private static final int SUBSCRIBERS = 60;
    private static final Shares SHARES = Shares.parse("capable=38,no-bip=12,declines=6,known=4");
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long SEED = 4713;
    private static final double RATE = 30;
    private static final String PASSWORD = "-secret-4711";

    private final Postgres postgres = Postgres.start("console-data");
    private final Map<String, String> database = postgres.environment();
    private final Ports ports = Ports.free();
    private final SimulationRun network;
    private final ServerProcess server;

    /** Starts all, and waits until every handset has its verdict. */
    Surroundings() throws Exception {
        ServerApi api = new ServerApi(URI.create("http://127.0.0.1:" + ports.http()), "admin", password("admin"));
        network = new SimulationRun(new RunSettings(SUBSCRIBERS, SEED, SHARES, RATE, SmscSettings.onPort(0), LIMIT, WINDOW,
                Installation.LIMIT, LIMIT, true), api, new AppletCards(AppletCards.USUAL_SERVER_NUMBER), Clock.systemUTC(),
                RunProgress.NONE);
        Map<String, String> more = new HashMap<>(database);
        more.put("BIP_OTA_CHECK_WINDOW", WINDOW.toString());
        more.put("BIP_OTA_SMPP_RATE", "1000");
        more.put("BIP_OTA_UNMASKED_ROLES", "operator");
        server = new ServerProcess("console", ports, Installation.environment(network.network().smsc().port(), more));
        try {
            server.start();
            network.run();
            rememberPastHours();
            storeDeadLetters();
        } catch (Exception | Error notStarted) { // whatever it is, nobody else will end the processes
            close();
            throw notStarted;
        }
    }

    /** The port of the console. */
    int port() {
        return ports.http();
    }

    /** The password of {@code viewer}, {@code operator} or {@code admin}. */
    static String password(String user) {
        return user + PASSWORD;
    }

    /** The API as this user. */
    Api as(String user) {
        return new Api(ports.http()).as(user, password(user));
    }

    /** The subscribers, by how they behave. */
    List<Subscriber> subscribers() {
        return network.population().subscribers();
    }

    private void rememberPastHours() throws SQLException {
        run("""
                insert into hourly_figure (hour_at, figure, state, number) \
                select date_trunc('hour', now()) - h * interval '1 hour', 'CHECKS', s.state, \
                (s.most * (1.2 + sin(h / 3.0)))::bigint from generate_series(1, 23) h, \
                (values ('CAPABLE', 900), ('NOT_CAPABLE', 300), ('REFUSED', 90), ('UNDELIVERED', 60)) s(state, most) \
                on conflict (hour_at, figure, state) do update set number = excluded.number""");
        run("""
                insert into hourly_figure (hour_at, figure, state, number) \
                select date_trunc('hour', now()) - h * interval '6 hours', 'SUBSCRIBERS', s.state, \
                case when s.state = 'CAPABLE' then 6300 - h * 30 else 3700 + h * 30 end from generate_series(1, 100) h, \
                (values ('CAPABLE'), ('NOT_CAPABLE')) s(state)""");
    }

    /** Receipts for messages that nobody knows: processed again, they are refused and audited. */
    private void storeDeadLetters() throws SQLException {
        String msisdn = subscribers().get(0).msisdn();
        run("insert into dead_letter (id, fingerprint, state, msisdn, link, esm_class, data_coding, content, failures, reason,"
                + " first_at, last_at, destination, source_ton, protocol_id) select n, 'test-' || n, 'DEAD', '" + msisdn
                + "', 'smsc', 4, 0, convert_to('id:1 sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000',"
                + " 'UTF8'), 5, 'java.lang.IllegalStateException', now(), now(), '10099', 1, 0 from generate_series(1, 5) n");
    }

    /** Runs a statement in the server's database. */
    void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.get("BIP_OTA_DB_URL"), database.get("BIP_OTA_DB_USER"),
                database.get("BIP_OTA_DB_PASSWORD")); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        network.close();
        postgres.close();
    }
}

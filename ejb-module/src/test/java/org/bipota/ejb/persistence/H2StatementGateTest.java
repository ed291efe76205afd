package org.bipota.ejb.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With real sessions of a real H2 database; a statement is stopped in its middle by a function that it calls. */
public class H2StatementGateTest {

    private static final long WELL_BELOW_THE_LIMIT = H2StatementGate.LIMIT.toMillis() / 2;

    private static volatile CountDownLatch inTheMiddle;
    private static volatile CountDownLatch goOn;

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000";
    private volatile Thread latest;
    private final ExecutorService sessions = Executors.newCachedThreadPool();

    /** Called by H2. */
    public static int pause() throws InterruptedException {
        inTheMiddle.countDown();
        goOn.await();
        return 1;
    }

    @BeforeEach
    void aDatabaseWithTheGateBeforeIt() throws SQLException {
        inTheMiddle = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        try (Connection connection = session(); Statement statement = connection.createStatement()) {
            statement.execute("create alias pause for '" + H2StatementGateTest.class.getName() + ".pause'");
            statement.execute("create table t (id int primary key, n int)");
            statement.execute("insert into t values (1, 0), (2, 0)");
            connection.commit();
            statement.execute("set database_event_listener '" + H2StatementGate.class.getName() + "'");
        }
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        sessions.shutdownNow();
    }

    @Test
    void noTransactionIsCommittedInTheMiddleOfAnothersStatement() throws Exception {
        try (Connection mine = session()) {
            execute(mine, "update t set n = 1 where id = 1");
            assertThatItWaitsForAnothersStatement(() -> mine.commit());
        }
    }

    @Test
    void noStatementBeginsInTheMiddleOfAnother() throws Exception {
        try (Connection mine = session()) {
            assertThatItWaitsForAnothersStatement(() -> execute(mine, "select n from t where id = 1 for update"));
        }
    }

    @Test
    void readingGoesOnInTheMiddleOfAStatement() throws Exception {
        try (Connection mine = session()) {
            inItsMiddle("update t set n = pause() where id = 2");

            later(() -> execute(mine, "select count(*) from t")).get(10, TimeUnit.SECONDS);
            assertThat(goOn.getCount()).isOne();
        }
    }

    @Test
    void whoWaitsForMyRowDoesNotKeepMeFromCommittingIt() throws Exception {
        try (Connection mine = session(); Connection theirs = session()) {
            execute(mine, "update t set n = 1 where id = 1");
            CompletableFuture<Void> update = later(() -> {
                execute(theirs, "update t set n = 2 where id = 1");
                theirs.commit();
            });
            awaitThatItWaits();

            later(() -> mine.commit()).get(WELL_BELOW_THE_LIMIT, TimeUnit.MILLISECONDS);
            update.get(10, TimeUnit.SECONDS);
        }
        assertThat(n(1)).isEqualTo(2);
    }

    @Test
    void afterAStatementThatFailedOthersGoOn() throws Exception {
        try (Connection failing = session(); Connection mine = session()) {
            // Its thread is busy with something else afterwards and has no further statement.
            later(() -> {
                assertThatThrownBy(() -> execute(failing, "insert into t values (1, 1)")).isInstanceOf(SQLException.class);
                pause();
            });
            assertThat(inTheMiddle.await(10, TimeUnit.SECONDS)).isTrue();

            later(() -> {
                execute(mine, "update t set n = 3 where id = 2");
                mine.commit();
            }).get(WELL_BELOW_THE_LIMIT, TimeUnit.MILLISECONDS);
        }
        assertThat(n(2)).isEqualTo(3);
    }

    private interface Work {
        void run() throws SQLException, InterruptedException;
    }

    private void assertThatItWaitsForAnothersStatement(Work work) throws Exception {
        CompletableFuture<Void> theirs = inItsMiddle("update t set n = pause() where id = 2");
        CompletableFuture<Void> mine = later(work);
        awaitThatItWaits();
        assertThat(mine).isNotDone();
        goOn.countDown();
        mine.get(10, TimeUnit.SECONDS);
        theirs.get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> later(Work work) {
        latest = null;
        return CompletableFuture.runAsync(() -> {
            latest = Thread.currentThread();
            try {
                work.run();
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, sessions);
    }

    private CompletableFuture<Void> inItsMiddle(String sql) throws InterruptedException {
        CompletableFuture<Void> done = later(() -> {
            try (Connection connection = session()) {
                execute(connection, sql);
                connection.commit();
            }
        });
        assertThat(inTheMiddle.await(10, TimeUnit.SECONDS)).as("%s", done).isTrue();
        return done;
    }

    /** The work begun last waits: for another's statement or for a row. */
    private void awaitThatItWaits() {
        Awaitility.await().until(() -> latest != null && latest.getState() == Thread.State.TIMED_WAITING);
    }

    private int n(int id) throws SQLException {
        try (Connection connection = session(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select n from t where id = " + id)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection session() throws SQLException {
        Connection connection = DriverManager.getConnection(url, "sa", "");
        connection.setAutoCommit(false);
        return connection;
    }
}

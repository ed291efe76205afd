package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bipota.ejb.persistence.Database;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The persistence unit as the server starts it, on H2. */
public class H2CrashSafetyTest {

    private static final CountDownLatch IN_THE_MIDDLE = new CountDownLatch(1);
    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    /** Called by H2. */
    public static int pause() throws InterruptedException {
        IN_THE_MIDDLE.countDown();
        GO_ON.await();
        return 1;
    }

    @Test
    void onceThePersistenceUnitIsThereOneStatementAtATimeChangesTheDatabase() throws Exception {
        Assumptions.assumeTrue(System.getProperty("bipota.test.postgres") == null);
        try (Database database = new Database()) {
            execute(database, "create alias pause for '" + H2CrashSafetyTest.class.getName() + ".pause'");
            execute(database, "create table one (n int)");
            execute(database, "create table other (n int)");
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> execute(database, "insert into one values (pause())"));
            assertThat(IN_THE_MIDDLE.await(10, TimeUnit.SECONDS)).as("%s", first).isTrue();
            Thread[] second = new Thread[1];
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
                second[0] = Thread.currentThread();
                execute(database, "insert into other values (1)");
            });

            Awaitility.await().until(() -> second[0] != null && second[0].getState() == Thread.State.TIMED_WAITING);
            assertThat(waiting).isNotDone();
            GO_ON.countDown();
            waiting.get(10, TimeUnit.SECONDS);
            first.get(10, TimeUnit.SECONDS);
        }
    }

    private static void execute(Database database, String sql) {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}

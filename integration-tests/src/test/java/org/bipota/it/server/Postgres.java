package org.bipota.it.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of this test run. */
public final class Postgres implements AutoCloseable {

    private final Path folder;
    private final int port = Ports.one();
    private EmbeddedPostgres database;

    private Postgres(Path folder) {
        this.folder = folder;
        this.database = start(folder, port);
    }

    static Postgres start() {
        return start("postgresql-data");
    }

    /** One of its own, whose data are in a folder of this test run. */
    public static Postgres start(String folder) {
        return new Postgres(ServerProcess.emptyFolder(folder));
    }

    private static EmbeddedPostgres start(Path folder, int port) {
        try {
            return EmbeddedPostgres.builder().setPort(port).setDataDirectory(folder).setCleanDataDirectory(false).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it under its users; its data and its port stay. */
    public void stop() throws IOException {
        database.close();
    }

    /** Starts it again after {@link #stop}. */
    public void startAgain() {
        database = start(folder, port);
    }

    /** The three variables that make a server use it. */
    public Map<String, String> environment() {
        return Map.of(
                "BIP_OTA_DB_URL", database.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""),
                "BIP_OTA_DB_USER", "postgres",
                "BIP_OTA_DB_PASSWORD", "postgres");
    }

    /** The kinds of the audit records about {@code msisdn}, the oldest first. */
    public List<String> audits(String msisdn) {
        return column("select kind from audit_record where msisdn = ? order by id", msisdn);
    }

    /** The first column of a query with one parameter. */
    public List<String> column(String sql, String parameter) {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}

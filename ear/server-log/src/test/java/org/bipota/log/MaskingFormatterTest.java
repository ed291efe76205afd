package org.bipota.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingFormatterTest {

    private final MaskingFormatter formatter = formatter();

    @Test
    void aRowQuotedByAnExceptionShowsNeitherSubscriberNorKey() {
        Exception quoting = new IllegalStateException("could not execute batch", new IllegalStateException(
                "Map entry <table.8> with key <51> and value Row{51, '8613800138000', '460001234567890', 21, "
                        + "X'4f00aa17c0ffee4f00aa17c0ffee4f00', '89860012345678901234', '490154203237518', 'a1b2c3d4e5f60718'} is locked"));

        assertThat(logged("A batch of 3 rows was rolled back", quoting))
                .contains("A batch of 3 rows was rolled back", "could not execute batch", "table.8", "'8613*******00'",
                        "'4600*********90'", "'8986**************34'", "'4901*********18'")
                .doesNotContain("8613800138000", "460001234567890", "4f00aa17", "89860012345678901234", "490154203237518",
                        "a1b2c3d4e5f60718");
    }

    @Test
    void whatH2SaysOfARowThatSomebodyHoldsIsCut() throws SQLException {
        String url = "jdbc:h2:mem:held;LOCK_TIMEOUT=50";
        try (Connection holder = DriverManager.getConnection(url); Connection waiter = DriverManager.getConnection(url)) {
            holder.createStatement().execute("create table card (id bigint primary key, msisdn varchar(15), kic_key bytea)");
            holder.createStatement().execute("insert into card values (1, '8613800138000', X'404142434445464748494a4b4c4d4e4f')");
            holder.setAutoCommit(false);
            holder.createStatement().execute("update card set msisdn = '8613800138001'");

            SQLException held = catchThrowableOfType(SQLException.class,
                    () -> waiter.createStatement().execute("update card set msisdn = '8613800138002'"));

            assertThat(traced(held)).as("what is said of a held row").contains("8613800138000", "404142434445464748494a4b4c4d4e4f");
            assertThat(logged("A batch was rolled back", held)).contains("8613*******00")
                    .doesNotContain("8613800138000", "8613800138002", "404142434445464748494a4b4c4d4e4f");
        }
    }

    private static String traced(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Test
    void aMessageOfAnybodyIsMaskedToo() {
        assertThat(logged("Failed: Key (msisdn)=(8613800138000) exists, key_sid=00112233445566778899aabbccddeeff;", null))
                .isEqualTo("Failed: Key (msisdn)=(8613*******00) exists, key_sid=(32 hexadecimal digits);" + System.lineSeparator());
    }

    @Test
    void aShortSubscribersNumberIsMaskedInExceptions() {
        assertThat(logged("refused", new IllegalStateException("duplicate +4740123"))).contains("+4740*23").doesNotContain("4740123");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "BIPOTA1021 check 100000050 moved at 2026-11-26T01:54:16.123456Z", "reference 7fa3c1d200e4b519",
        "Lambda/0x0000000800c03000.run", "127.0.0.1:45678", "PT0.123456789S", "86138*****00", "content 3f9c-11"})
    void whatIsNobodysStays(String message) {
        assertThat(logged(message, null)).isEqualTo(message + System.lineSeparator());
    }

    private String logged(String message, Throwable cause) {
        ExtLogRecord event = new ExtLogRecord(Level.WARN, message, ExtLogRecord.FormatStyle.NO_FORMAT, "somebody");
        event.setThrown(cause);
        return formatter.format(event);
    }

    private static MaskingFormatter formatter() {
        MaskingFormatter formatter = new MaskingFormatter();
        formatter.setPattern("%s");
        return formatter;
    }
}

package org.bipota.log;

import static org.assertj.core.api.Assertions.assertThat;

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

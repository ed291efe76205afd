package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bipota.ejb.application.CsvLines.Line;
import org.junit.jupiter.api.Test;

class CsvLinesTest {

    private static CsvLines lines(String text) {
        return new CsvLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 10);
    }

    @Test
    void linesEndWithEitherLineEndOrTheFile() throws IOException {
        CsvLines lines = lines("a,b\r\nc\n\nlast");

        assertThat(lines.next()).isEqualTo(new Line(1, "a,b", false));
        assertThat(lines.next()).isEqualTo(new Line(2, "c", false));
        assertThat(lines.next()).isEqualTo(new Line(3, "", false));
        assertThat(lines.next()).isEqualTo(new Line(4, "last", false));
        assertThat(lines.next()).isNull();
    }

    @Test
    void byteOrderMarkIsSkipped() throws IOException {
        assertThat(lines("\uFEFFa").next()).isEqualTo(new Line(1, "a", false));
    }

    @Test
    void lineOfTheLimitIsTaken() throws IOException {
        assertThat(lines("0123456789\r\n").next()).isEqualTo(new Line(1, "0123456789", false));
    }

    @Test
    void overlongLineIsSkippedAndTheNextIsTaken() throws IOException {
        CsvLines lines = lines("0123456789X\nb\n");

        assertThat(lines.next()).isEqualTo(new Line(1, "", true));
        assertThat(lines.next()).isEqualTo(new Line(2, "b", false));
    }
}

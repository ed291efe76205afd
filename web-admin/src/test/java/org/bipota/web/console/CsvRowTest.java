package org.bipota.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvRowTest {

    @Test
    void valuesAreQuotedWhereTheyHaveTo() {
        assertThat(CsvRow.of(1L, null, "a,b", "say \"no\"", "two\nlines", "plain"))
                .isEqualTo("1,,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",plain\r\n");
    }

    @Test
    void whatASpreadsheetWouldRunIsMarkedAsText() {
        assertThat(CsvRow.of(7, "=1+1", "@name")).isEqualTo("7,'=1+1,'@name\r\n");
    }
}

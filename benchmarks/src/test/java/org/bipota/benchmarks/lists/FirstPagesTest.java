package org.bipota.benchmarks.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the benchmark reads what it is named for; nothing is measured. */
class FirstPagesTest {

    private static final long ROWS = 10_000;

    @Test
    void theBareQueryReadsTheRowsOfThePage() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            ListTables tables = new ListTables(postgres.getJdbcUrl("postgres", "postgres"));
            tables.fill(ROWS, new PrintWriter(new StringWriter()));
            try (FirstPages pages = new FirstPages(tables.connect(), ROWS)) {
                List<FirstPage> all = pages.pages();
                assertThat(all).hasSizeGreaterThan(40);
                // those of models count rows
                for (FirstPage page : all.stream().filter(one -> !one.name().contains("handset")).toList()) {
                    int shown = page.name().startsWith("console: ") ? 50 : 100;
                    assertThat(Math.min(shown, pages.readBare(page))).as(page.name()).isEqualTo(page.product().getAsInt());
                }
            }
        }
    }
}

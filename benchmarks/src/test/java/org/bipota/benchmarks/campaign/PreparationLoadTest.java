package org.bipota.benchmarks.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;
import org.bipota.benchmarks.campaign.PreparationLoad.Contestant;
import org.junit.jupiter.api.Test;

/** That the benchmark does the work it is named for; nothing is measured. */
class PreparationLoadTest {

    @Test
    void bothWaysMakeTheSameDownloads() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            PreparationTables tables = new PreparationTables(postgres.getJdbcUrl("postgres", "postgres"));
            tables.fill(2_490, 10);
            PreparationLoad load = new PreparationLoad(tables, 2_500, 2);

            load.perSecond(Contestant.PRODUCT);
            Map<String, Long> product = tables.outcomes();
            load.perSecond(Contestant.STATEMENT);

            assertThat(product).isEqualTo(tables.outcomes()).hasSize(5)
                    .containsEntry("NOTIFY FAILED no card was imported for this subscriber", 10L)
                    .containsEntry("BIP PENDING capability CAPABLE, 800 octets below the SMS threshold of 1024: by BIP, at most 3 pushes", 1_494L);
        }
    }
}

package org.bipota.ejb.application.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bipota.ejb.domain.ContentKind;
import org.bipota.ejb.domain.Script;
import org.bipota.ejb.persistence.Content;
import org.bipota.ejb.persistence.Database;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContentQueriesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final Script SCRIPT = new Script(ContentKind.EXPANDED, List.of(Octets.ofHex("00A40004023F00")));

    private final Database database = Database.emptied();
    private final ContentQueries queries = new ContentQueries(database.dataSource());

    @BeforeEach
    void fill() {
        database.run(em -> {
            Content old = new Content("b", 1, "B00001", SCRIPT, 1, 1, "admin", NOW);
            old.supersede();
            em.persist(old);
            em.persist(new Content("b", 2, "B00002", SCRIPT, 3, 2, "operator", NOW));
            em.persist(new Content("c", 1, "B00001", SCRIPT, 1, 1, "admin", NOW));
            em.persist(new Content("a", 1, "B00001", SCRIPT, 1, 1, "admin", NOW));
        });
    }

    @Test
    void theCurrentVersionIsFound() {
        assertThat(queries.find("b")).contains(new ContentView("b", 2, "B00002", "expanded", 7, 3, 2, NOW, "operator"));
        assertThat(queries.find("nothing")).isEmpty();
    }

    @Test
    void currentVersionsAreListedByName() {
        Page<ContentView> first = queries.list(null, 2);

        assertThat(first.items()).extracting(ContentView::name).containsExactly("a", "b");
        assertThat(first.items()).extracting(ContentView::version).containsExactly(1, 2);
        assertThat(first.next()).isEqualTo("b");
        assertThat(queries.list(first.next(), 2)).isEqualTo(new Page<>(List.of(queries.find("c").orElseThrow()), null));
    }
}

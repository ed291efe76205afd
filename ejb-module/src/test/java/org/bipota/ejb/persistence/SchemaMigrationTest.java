package org.bipota.ejb.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

    @Test
    void migratedSchemaIsTheOneTheEntitiesExpect() {
        try (Database database = new Database()) {
            Long id = database.in(em -> {
                Card card = new Card("8949000000000000001", "491700000001", "424950", NOW);
                card.storeKeys(0x15, Octets.ofHex("0102"), 0x15, Octets.ofHex("0304"), NOW);
                em.persist(card);
                em.persist(new TerminalCapability(card.id(), NOW));
                return card.id();
            });
            database.run(em -> {
                Card card = em.find(Card.class, id);
                assertThat(card.encryptedKidKey()).isEqualTo(Octets.ofHex("0304"));
                assertThat(card.importedAt()).isEqualTo(NOW);
                assertThat(card.transport()).isEmpty();
                TerminalCapability row = em.find(TerminalCapability.class, id);
                assertThat(row.state()).isEqualTo(CapabilityState.UNKNOWN);
                assertThat(row.claimed()).isEmpty();
                assertThat(em.createNativeQuery("select state from terminal_capability").getSingleResult()).isEqualTo("UNKNOWN");
            });
        }
    }
}

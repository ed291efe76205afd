package org.bipota.ejb.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.ContentKind;
import org.bipota.ejb.domain.DailyWindow;
import org.bipota.ejb.domain.RoutingPolicy;
import org.bipota.ejb.domain.Script;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

    @Test
    void migratedSchemaIsTheOneTheEntitiesExpect() {
        try (Database database = new Database()) {
            Long id = database.in(em -> {
                Card card = new Card("8949000000000000001", "491700000001", "424950", NOW);
                card.storeKeys(0x15, new Sealed(Octets.ofHex("0102"), 1), 0x15, new Sealed(Octets.ofHex("0304"), 1), NOW);
                em.persist(card);
                em.persist(new TerminalCapability(card.id(), NOW));
                return card.id();
            });
            database.run(em -> {
                Card card = em.find(Card.class, id);
                assertThat(card.encryptedKidKey().octets()).isEqualTo(Octets.ofHex("0304"));
                assertThat(card.importedAt()).isEqualTo(NOW);
                assertThat(card.transport()).isEmpty();
                TerminalCapability row = em.find(TerminalCapability.class, id);
                assertThat(row.state()).isEqualTo(CapabilityState.UNKNOWN);
                assertThat(row.claimed()).isEmpty();
                assertThat(em.createNativeQuery("select state from terminal_capability").getSingleResult()).isEqualTo("UNKNOWN");
            });
        }
    }

    @Test
    void aContentAndAPolicyComeBackAsTheyWereStored() {
        Script script = new Script(ContentKind.EXPANDED, List.of(Octets.ofHex("00A40004023F00"), Octets.ofHex("00B0000000")));
        RoutingPolicy policy = new RoutingPolicy(900, 2, true,
                new DailyWindow(LocalTime.of(22, 0), LocalTime.of(6, 30), ZoneId.of("Asia/Shanghai")));
        RoutingPolicy always = new RoutingPolicy(0, 1, false, null);
        try (Database database = new Database()) {
            Content content = new Content("settings", 1, "B00001", script, 2, 1, "operator", NOW);
            StoredRoutingPolicy row = new StoredRoutingPolicy(policy);
            StoredRoutingPolicy other = new StoredRoutingPolicy(always);
            database.run(em -> List.of(content, row, other).forEach(em::persist));
            database.run(em -> {
                Content found = em.find(Content.class, content.id());
                assertThat(found.script()).isEqualTo(script);
                assertThat(found.hasScript("B00001", script)).isTrue();
                assertThat(found.hasScript("B00001", new Script(ContentKind.COMPACT, script.commands()))).isFalse();
                assertThat(found.hasScript("B00002", script)).isFalse();
                assertThat(found.current()).isTrue();
                assertThat(found.octets()).isEqualTo(12);
                assertThat(found.createdAt()).isEqualTo(NOW);
                assertThat(em.find(StoredRoutingPolicy.class, row.id()).policy()).isEqualTo(policy);
                assertThat(em.find(StoredRoutingPolicy.class, other.id()).policy()).isEqualTo(always);
            });
        }
    }
}

package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.nio.file.Path;
import java.util.Map;
import org.bipota.ejb.application.Cards.Outcome;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.persistence.AuditRecord;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.CardKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardsTest {

    private static final CardKeys NEW_KEYS = new CardKeys(
            0x22, Octets.ofHex("00112233445566778899AABBCCDDEEFF"), 0x22, Octets.ofHex("FFEEDDCCBBAA99887766554433221100"));

    @TempDir
    private Path directory;
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(directory, Map.of());
        server.importCard(ICCID, MSISDN, KEYS, null);
        server.run(services -> services.checks.startByOperator(MSISDN));
    }

    private boolean audited(AuditKind kind) {
        return server.all(AuditRecord.class, "select a from AuditRecord a").stream().anyMatch(
                audit -> audit.kind() == kind && "admin".equals(audit.actor()));
    }

    @Test
    void sameKeysKeepTheCounters() {
        assertThat(server.importCard(ICCID, MSISDN, KEYS, null)).isEqualTo(Outcome.KEPT);
        assertThat(server.card().counterOut()).isEqualTo(1);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
    }

    @Test
    void newKeysStartTheCountersAtZeroAndAreAudited() {
        assertThat(server.importCard(ICCID, MSISDN, NEW_KEYS, null)).isEqualTo(Outcome.KEYS_CHANGED);
        assertThat(server.card().counterOut()).isZero();
        assertThat(audited(AuditKind.CARD_KEYS_CHANGED)).isTrue();
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.UNDELIVERED);
        assertThat(server.count("OutboxMessage")).as("the push under the former keys was taken back").isZero();
    }

    @Test
    void anotherCardOfTheSubscriberForgetsTheVerdict() {
        assertThat(server.importCard("89490000000000000009", MSISDN, KEYS, null)).isEqualTo(Outcome.EXCHANGED);
        assertThat(server.card().counterOut()).isZero();
        assertThat(server.row().state()).isEqualTo(CapabilityState.UNKNOWN);
        assertThat(audited(AuditKind.CARD_EXCHANGED)).isTrue();
        server.run(services -> services.checks.startByOperator(MSISDN));
        assertThat(server.row().state()).isEqualTo(CapabilityState.PENDING);
    }

    @Test
    void numberAndIccidOfTwoCardsAreRefusedAndChangeNothing() {
        server.importCard("89490000000000000009", "4917000000009", KEYS, null);
        assertThatThrownBy(() -> server.importCard(ICCID, "4917000000009", NEW_KEYS, null)).hasMessageContaining("another card");
        assertThat(server.card().counterOut()).isEqualTo(1);
    }

    @Test
    void keysAreNotStoredInClear() {
        String stored = server.card().encryptedKicKey().octets().toHex() + server.card().encryptedKidKey().octets().toHex();
        assertThat(stored).doesNotContain(KEYS.kicKey().toHex()).doesNotContain(KEYS.kidKey().toHex());
    }
}

package org.bipota.ejb.application.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.CardImportException;
import org.bipota.ejb.application.ImportedCard;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.KeyPurpose;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.ejb.inbound.TestServer;
import org.bipota.ejb.persistence.AuditRecord;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.CardKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedKeysTest {

    private static final Octets KEY = Octets.ofHex("000102030405060708090A0B0C0D0E0F");
    private static final Octets MASK = Octets.ofHex("F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF");
    private static final Octets MASKED = Octets.ofHex("F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0");

    @TempDir
    private Path directory;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(directory, Map.of());
    }

    private NamedKeyView store(String name, KeyPurpose purpose, List<Octets> components, String checkValue) {
        NamedKeyOrder order = new NamedKeyOrder(name, purpose, NamedKeyAlgorithm.AES,
                components.stream().map(Octets::toHex).toList(), checkValue);
        return server.in(services -> services.namedKeys.store(order, "keymaster"));
    }

    private Octets key(String name) {
        return server.in(services -> services.namedKeys.secret(name, KeyPurpose.TRANSPORT)).octets();
    }

    @Test
    void aKeyGoesInAndOnlyItsCheckValueComesOut() {
        NamedKeyView stored = store("vendor", KeyPurpose.TRANSPORT, List.of(KEY), "c35280");

        assertThat(stored.checkValue()).isEqualTo("C35280");
        String listed = server.in(services -> services.namedKeys.all().toString());
        assertThat(listed).doesNotContain(KEY.toHex());
        assertThat(key("vendor")).isEqualTo(KEY);
        String inClear = server.in(services -> services.namedKeys.secret("vendor", KeyPurpose.TRANSPORT).toString());
        assertThat(inClear).doesNotContain(KEY.toHex());
        assertThat(new NamedKeyOrder("n", KeyPurpose.TRANSPORT, NamedKeyAlgorithm.AES, List.of(KEY.toHex()), null).toString())
                .doesNotContain(KEY.toHex());
        assertThat(server.all(AuditRecord.class, "select a from AuditRecord a")).singleElement().satisfies(record -> {
            assertThat(record.kind()).isEqualTo(AuditKind.NAMED_KEY_STORED);
            assertThat(record.reason()).isEqualTo("key vendor, TRANSPORT, AES, check value C35280");
        });
    }

    @Test
    void componentsOfTwoPeopleMakeTheKey() {
        assertThat(store("vendor", KeyPurpose.TRANSPORT, List.of(MASK, MASKED), "C35280").checkValue()).isEqualTo("C35280");
    }

    @Test
    void whatIsNoKeyOrAnotherThanMeantIsRefused() {
        assertThatThrownBy(() -> store("vendor", KeyPurpose.TRANSPORT, List.of(KEY), "000000"))
                .isInstanceOf(KeyRefusedException.class).hasMessageContaining("check value").hasMessageNotContaining(KEY.toHex());
        assertThatThrownBy(() -> store("vendor", KeyPurpose.TRANSPORT, List.of(KEY, KEY.slice(1)), null))
                .isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> store("vendor", KeyPurpose.TRANSPORT, List.of(), null)).isInstanceOf(KeyRefusedException.class);
        assertThat(server.count("NamedKey")).isZero();
    }

    @Test
    void aCardHasNoKeysOfItsOwnWhereTheyAreDerivedAndTheNamedKeyStays() throws Exception {
        store("master", KeyPurpose.DIVERSIFICATION, List.of(KEY), null);
        NamedKeySecret master = new NamedKeySecret(NamedKeyAlgorithm.AES, KEY);
        ImportedCard imported = new ImportedCard(TestServer.ICCID, TestServer.MSISDN, null,
                CardKeyDerivation.derive(master, 0x12, 0x12, TestServer.ICCID), null, "master");
        server.run(services -> {
            try {
                services.cards.store(imported, "keymaster");
            } catch (CardImportException refused) {
                throw new IllegalStateException(refused);
            }
        });

        Object derived = server.database.in(em -> em.createNativeQuery(
                "select count(*) from card where kic_key is null and kid_key is null and derived_from = 'master'").getSingleResult());
        CardKeys keys = server.in(services -> services.keyring.keys(services.cardRows.lockByIccid(TestServer.ICCID).orElseThrow()));
        assertThat(derived).hasToString("1");
        assertThat(keys).isEqualTo(imported.keys());
        assertThatThrownBy(() -> server.run(services -> services.namedKeys.remove("master", "keymaster")))
                .isInstanceOf(KeyRefusedException.class).hasMessageContaining("derived from master");
        assertThatThrownBy(() -> store("master", KeyPurpose.DIVERSIFICATION, List.of(MASK), null))
                .isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void anUnusedKeyIsReplacedAndRemoved() {
        store("vendor", KeyPurpose.TRANSPORT, List.of(KEY), null);
        store("vendor", KeyPurpose.TRANSPORT, List.of(MASK), null);

        assertThat(key("vendor")).isEqualTo(MASK);
        assertThat(server.<Boolean>in(services -> services.namedKeys.remove("vendor", "keymaster"))).isTrue();
        assertThat(server.<Boolean>in(services -> services.namedKeys.remove("vendor", "keymaster"))).isFalse();
    }
}

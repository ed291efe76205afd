package org.bipota.ejb.application.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.bipota.ejb.application.CardKeyVault;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.KeyPurpose;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.ejb.inbound.TestServer;
import org.bipota.ejb.persistence.AuditRecord;
import org.bipota.ejb.persistence.Card;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {

    private static final Octets KEY = Octets.ofHex("000102030405060708090A0B0C0D0E0F");

    @TempDir
    private Path directory;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(directory, Map.of());
        for (int i = 1; i <= 5; i++) {
            server.importCard("8949000000000000000" + i, "491700000000" + i, TestServer.KEYS, null);
        }
        server.run(services -> services.namedKeys.store(new NamedKeyOrder("vendor", KeyPurpose.TRANSPORT, NamedKeyAlgorithm.AES,
                List.of(KEY.toHex()), null), "keymaster"));
    }

    private int goOn(int most) {
        return server.<Integer>in(services -> services.rotation.goOn(most));
    }

    private MasterKeyView state() {
        return server.in(services -> services.rotation.state());
    }

    private void begin() {
        server.run(services -> services.rotation.begin("keymaster"));
    }

    private boolean drop() {
        return server.<Boolean>in(services -> services.rotation.drop());
    }

    /** All keys, read by a server that has just been started. */
    private void allKeysCanBeRead() {
        CardKeyVault fresh = CardKeyVault.open(directory, Optional.of("secret"), true, new SecureRandom());
        for (Card card : server.all(Card.class, "select c from Card c")) {
            assertThat(fresh.decrypt(card.encryptedKicKey(), card.iccid())).isEqualTo(TestServer.KEYS.kicKey());
            assertThat(fresh.decrypt(card.encryptedKidKey(), card.iccid())).isEqualTo(TestServer.KEYS.kidKey());
        }
    }

    @Test
    void allSecretsAreEncryptedAnewInBatchesAndTheOldMasterKeyIsDropped() {
        assertThat(state().rotating()).isFalse();

        begin();
        assertThat(state().version()).isEqualTo(2);
        assertThat(state().remaining()).isEqualTo(5);
        assertThat(goOn(2)).isEqualTo(2);
        assertThat(state().remaining()).isEqualTo(3);
        allKeysCanBeRead();
        assertThat(drop()).as("while cards need it").isFalse();
        assertThat(goOn(10)).isEqualTo(3);
        assertThat(goOn(10)).isZero();
        assertThat(drop()).isTrue();
        server.run(services -> services.rotation.tidyStore());

        assertThat(state()).satisfies(state -> {
            assertThat(state.rotating()).isFalse();
            assertThat(state.version()).isEqualTo(2);
            assertThat(state.createdBy()).isEqualTo("keymaster");
        });
        allKeysCanBeRead();
        Octets named = server.in(services -> services.namedKeys.secret("vendor", KeyPurpose.TRANSPORT)).octets();
        assertThat(named).isEqualTo(KEY);
        assertThatThrownBy(() -> CardKeyVault.open(directory, Optional.of("secret"), true, new SecureRandom())
                .encrypt(KEY, "owner", 1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("master key 1");
        assertThat(server.all(AuditRecord.class, "select a from AuditRecord a order by a.id")).extracting(AuditRecord::kind)
                .contains(AuditKind.MASTER_KEY_MADE, AuditKind.MASTER_KEY_DROPPED);
    }

    @Test
    void whatIsImportedMeanwhileIsEncryptedByTheNewKeyAndCountersStay() {
        long counter = server.in(services -> services.cardRows.lockByIccid("89490000000000000001").orElseThrow().reserveCounter()
                .orElseThrow());
        begin();
        server.importCard("89490000000000000009", "4917000000009", TestServer.KEYS, null);

        assertThat(state().remaining()).isEqualTo(5);
        goOn(10);
        assertThat(server.one(Long.class, "select c.counterOut from Card c where c.iccid = '89490000000000000001'")).isEqualTo(counter);
    }

    @Test
    void aCrashBetweenStoreAndDatabaseIsMendedByTheNextRotation() {
        server.vault.make(2);

        begin();

        assertThat(state().version()).isEqualTo(2);
        goOn(10);
        drop();
        allKeysCanBeRead();
    }

    @Test
    void aCrashBeforeTheStoreIsTidiedLeavesAKeyTooManyThatTheNextStartDrops() {
        begin();
        goOn(10);
        drop();
        assertThat(CardKeyVault.open(directory, Optional.of("secret"), true, new SecureRandom()).encrypt(KEY, "owner", 1)).isNotNull();

        server.run(services -> services.rotation.tidyStore());

        assertThatThrownBy(() -> CardKeyVault.open(directory, Optional.of("secret"), true, new SecureRandom())
                .encrypt(KEY, "owner", 1)).isInstanceOf(IllegalStateException.class);
        allKeysCanBeRead();
    }

    @Test
    void aRepeatWhileOneGoesOnChangesNothing() {
        begin();
        begin();

        assertThat(state().version()).isEqualTo(2);
    }

    @Test
    @Timeout(30)
    void twoThatAskAtTheSameTimeBeginOne() {
        assertThat(meanwhile(services -> services.rotation.begin("another")).version()).isEqualTo(2);

        assertThat(state().version()).isEqualTo(2);
        assertThat(state().createdBy()).isEqualTo("keymaster");
    }

    @Test
    @Timeout(30)
    void aVersionThatIsBeingMadeIsNotTakenForOneTooMany() {
        meanwhile(services -> {
            services.rotation.tidyStore();
            return true;
        });

        assertThat(goOn(10)).isEqualTo(5);
        allKeysCanBeRead();
    }

    /** What {@code work} gives that comes while a rotation begins, and has to wait for its commit. */
    private <T> T meanwhile(Function<TestServer.Services, T> work) {
        return server.<CompletableFuture<T>>in(services -> {
            services.rotation.begin("keymaster");
            CompletableFuture<T> other = CompletableFuture.supplyAsync(() -> server.in(work));
            server.database.awaitWaiting(services.entityManager);
            return other;
        }).join();
    }

    @Test
    void anotherNodeReadsTheStoreWhenItMeetsAVersionThatIsNew() {
        CardKeyVault other = CardKeyVault.open(directory, Optional.of("secret"), true, new SecureRandom());
        begin();
        goOn(10);

        Card card = server.card();
        assertThat(other.decrypt(card.encryptedKicKey(), card.iccid())).isEqualTo(TestServer.KEYS.kicKey());
    }

    @Test
    void theDatabaseKeepsAMasterKeyThatIsInUse() {
        begin();

        assertThatThrownBy(() -> server.database.run(em ->
                em.createNativeQuery("delete from master_key where version = 1").executeUpdate()))
                .rootCause().message().containsIgnoringCase("master_key");
    }
}

package org.bipota.ejb.application.masterkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyStoreTest {

    @TempDir
    private Path folder;

    private Path directory;

    @BeforeEach
    void notYetThere() {
        directory = folder.resolve("bip-ota");
    }

    private MasterKeyStore open(String password, boolean secretsExist) {
        return MasterKeyStore.open(directory, Optional.ofNullable(password), secretsExist, new SecureRandom());
    }

    private Path store() {
        return directory.resolve(MasterKeyStore.FILE);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFirstStartMakesOneKeyThatTheNextFindsAgain() {
        Map<Integer, SecretKey> made = open("secret", false).keys();

        assertThat(made).containsOnlyKeys(1);
        assertThat(made.get(1).getAlgorithm()).isEqualTo("AES");
        assertThat(made.get(1).getEncoded()).hasSize(32);
        assertThat(open("secret", true).keys()).isEqualTo(made);
    }

    @Test
    void aVersionIsMadeOnceAndDroppedAlone() {
        MasterKeyStore store = open("secret", false);
        SecretKey first = store.keys().get(1);

        store.make(2);
        SecretKey second = store.keys().get(2);
        store.make(2);
        store.make(13);

        assertThat(second).isNotEqualTo(first);
        assertThat(store.keys()).containsOnlyKeys(1, 2, 13).containsEntry(1, first).containsEntry(2, second);
        store.keepOnly(Set.of(2, 13, 14));
        assertThat(open("secret", true).keys()).containsOnlyKeys(2, 13).containsEntry(2, second);
    }

    @Test
    void passwordIsGeneratedOnceAndNobodyElseMayReadEither() throws Exception {
        Map<Integer, SecretKey> made = open(null, false).keys();
        open(null, true).make(2);

        assertThat(files()).containsExactly(MasterKeyStore.FILE, StorePassword.FILE);
        for (String file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)))).as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(open(null, true).keys()).containsAllEntriesOf(made);
    }

    @Test
    void aGeneratedPasswordOfAnAttemptThatCameNoFurtherIsUsed() throws Exception {
        open(null, false);
        String password = Files.readString(directory.resolve(StorePassword.FILE));
        Files.delete(store());

        open(null, false);

        assertThat(directory.resolve(StorePassword.FILE)).hasContent(password.strip());
    }

    @Test
    void wrongPasswordStopsWithAClearMessage() {
        open("secret", false);

        assertThatThrownBy(() -> open("wrong", true).keys()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BIP_OTA_KEY_PASSWORD does not unlock the credential store " + store())
                .satisfies(refused -> assertThat(refused).hasStackTraceContaining("UnrecoverableKeyException"))
                .hasMessageNotContaining("wrong").hasMessageNotContaining("secret");
        assertThatThrownBy(() -> open(null, true)).hasMessageContaining("give it in BIP_OTA_KEY_PASSWORD");
    }

    @Test
    void missingStoreIsNotReplacedWhereSecretsExist() {
        assertThatThrownBy(() -> open("secret", true)).hasMessageContaining("missing").hasMessageContaining("backup");

        assertThat(store()).doesNotExist();
    }

    @Test
    void damagedStoreIsReportedAndLeftAlone() throws Exception {
        open("secret", false);
        for (byte[] damaged : new byte[][] {{1, 2, 3}, {}}) {
            Files.write(store(), damaged);

            assertThatThrownBy(() -> open("secret", true).keys()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the credential store " + store() + " cannot be used");
            assertThatThrownBy(() -> open("secret", true).make(2)).isInstanceOf(IllegalStateException.class);
            assertThat(store()).hasBinaryContent(damaged);
        }
    }

    @Test
    void aStoreWithoutAKeyOfOursIsReported() {
        open("secret", false);
        new CredentialFile(store(), "secret").change(Map.of("another", new SecretKeySpec(new byte[32], "AES")), Set.of("card-keys"));

        assertThatThrownBy(() -> open("secret", true).keys()).hasMessageContaining("does not hold the entry card-keys");
    }

    @Test
    void whatAnOperatorAddedToTheStoreStays() {
        MasterKeyStore store = open("secret", false);
        CredentialFile file = new CredentialFile(store(), "secret");
        file.change(Map.of("card-keys-old", new SecretKeySpec(new byte[32], "AES")), Set.of());

        store.make(2);
        store.keepOnly(Set.of(2));

        assertThat(store.keys()).containsOnlyKeys(2);
        assertThat(file.keys()).containsOnlyKeys("card-keys-2", "card-keys-old");
    }

    /** A link to the file keeps what it was: a crash at any moment of a write in place would have spoiled it. */
    @Test
    void theStoreIsReplacedAndNeverWrittenInPlace() throws Exception {
        MasterKeyStore store = open("secret", false);
        byte[] before = Files.readAllBytes(store());
        Path link = Files.createLink(directory.resolve("before"), store());

        store.make(2);
        store.keepOnly(Set.of(2));

        assertThat(link).hasBinaryContent(before);
        assertThat(Files.readAllBytes(store())).isNotEqualTo(before);
    }

    @Test
    void aCrashBeforeTheMoveLeavesTheOldStoreAndTheNextWriteGoesOn() throws Exception {
        MasterKeyStore store = open("secret", false);
        Map<Integer, SecretKey> before = store.keys();
        byte[] old = Files.readAllBytes(store());
        store.make(2);
        Path left = Files.createDirectory(directory.resolve(MasterKeyStore.FILE + ".new"));
        Files.move(store(), left.resolve(MasterKeyStore.FILE));
        Files.write(left.resolve(MasterKeyStore.FILE + ".new"), new byte[] {1, 2, 3});
        Files.write(store(), old);

        MasterKeyStore started = open("secret", true);

        assertThat(started.keys()).isEqualTo(before);
        started.make(2);
        assertThat(open("secret", true).keys()).containsOnlyKeys(1, 2).containsAllEntriesOf(before);
        assertThat(files()).containsExactly(MasterKeyStore.FILE);
    }
}

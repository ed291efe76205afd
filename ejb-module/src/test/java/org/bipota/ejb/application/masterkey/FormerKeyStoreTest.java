package org.bipota.ejb.application.masterkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder of a version before, whose key store the JDK wrote. */
class FormerKeyStoreTest {

    private static final String PASSWORD = "secret";

    @TempDir
    private Path directory;

    private SecretKey first;
    private SecretKey second;

    @BeforeEach
    void formerFile() throws Exception {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(256);
        first = generator.generateKey();
        second = generator.generateKey();
        write(Map.of("card-keys", first, "card-keys-2", second));
    }

    private void write(Map<String, SecretKey> keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Map.Entry<String, SecretKey> key : keys.entrySet()) {
            store.setEntry(key.getKey(), new KeyStore.SecretKeyEntry(key.getValue()),
                    new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
        }
        try (OutputStream out = Files.newOutputStream(former())) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private Path former() {
        return directory.resolve(FormerKeyStore.FILE);
    }

    private Path store() {
        return directory.resolve(MasterKeyStore.FILE);
    }

    private MasterKeyStore open(String password) {
        return MasterKeyStore.open(directory, Optional.ofNullable(password), true, new SecureRandom());
    }

    @Test
    void itsKeysAreTakenOverAndItIsRemoved() throws Exception {
        assertThat(open(PASSWORD).keys()).isEqualTo(Map.of(1, first, 2, second));

        assertThat(former()).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store()))).isEqualTo("rw-------");
        assertThat(open(PASSWORD).keys()).isEqualTo(Map.of(1, first, 2, second));
    }

    @Test
    void theGeneratedPasswordUnlocksItToo() throws Exception {
        Files.writeString(directory.resolve(StorePassword.FILE), PASSWORD + "\n");

        assertThat(open(null).keys()).isEqualTo(Map.of(1, first, 2, second));

        assertThat(former()).doesNotExist();
        assertThat(directory.resolve(StorePassword.FILE)).hasContent(PASSWORD);
    }

    @Test
    void whatCannotBeUnlockedIsLeftAsItIs() throws Exception {
        byte[] before = Files.readAllBytes(former());

        assertThatThrownBy(() -> open("wrong")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BIP_OTA_KEY_PASSWORD does not unlock").hasMessageContaining(former().toString());
        assertThatThrownBy(() -> open(null)).hasMessageContaining("give it in BIP_OTA_KEY_PASSWORD");

        assertThat(former()).hasBinaryContent(before);
        assertThat(store()).doesNotExist();
    }

    @Test
    void whatIsDamagedIsReportedAndLeftAsItIs() throws Exception {
        Files.write(former(), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> open(PASSWORD)).hasMessageContaining(former() + " cannot be used");

        assertThat(former()).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(store()).doesNotExist();
    }

    @Test
    void aCrashBeforeItIsRemovedIsMendedByTheNextStart() throws Exception {
        byte[] before = Files.readAllBytes(former());
        open(PASSWORD).make(3);
        Files.write(former(), before);

        assertThat(open(PASSWORD).keys()).containsOnlyKeys(1, 2, 3).containsEntry(2, second);

        assertThat(former()).doesNotExist();
    }

    @Test
    void aFileWithAKeyThatTheStoreDoesNotHoldIsNeitherUsedNorRemoved() throws Exception {
        byte[] before = Files.readAllBytes(former());
        open(PASSWORD).keepOnly(Set.of(2));
        Files.write(former(), before);

        assertThat(open(PASSWORD).keys()).isEqualTo(Map.of(2, second));

        assertThat(former()).hasBinaryContent(before);
    }

    @Test
    void aFileOfAnotherPasswordIsNeitherUsedNorRemoved() throws Exception {
        byte[] before = Files.readAllBytes(former());
        Files.delete(former());
        MasterKeyStore.open(directory, Optional.of("another"), false, new SecureRandom());
        Files.write(former(), before);

        assertThat(open("another").keys()).containsOnlyKeys(1).doesNotContainValue(first);

        assertThat(former()).hasBinaryContent(before);
    }
}

package org.bipota.ejb.application.masterkey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;

/**
 * The plain PKCS #12 file in which versions of BIP-OTA before kept the master keys, under the same aliases. Its keys are taken
 * over into the credential store; only when they are all there is the file removed, so that a crash in between leaves both.
 */
final class FormerKeyStore {

    /** The file in the data folder. */
    static final String FILE = "card-keys.p12";

    private final Path path;

    FormerKeyStore(Path directory) {
        path = directory.resolve(FILE);
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * Its keys by their aliases.
     *
     * @throws UnusableStoreException when it cannot be read
     */
    Map<String, SecretKey> keys(String password) {
        char[] unlock = password.toCharArray();
        try (InputStream in = Files.newInputStream(path)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, unlock);
            Map<String, SecretKey> keys = new HashMap<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, unlock) instanceof SecretKey key) {
                    keys.put(alias, key);
                }
            }
            return keys;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new UnusableStoreException(path, unusable);
        } finally {
            Arrays.fill(unlock, '\0');
        }
    }

    /** Removes the file when {@code taken} has all its keys; {@code store} is where they were read from. */
    void removeIfWithin(Map<String, SecretKey> taken, String password, Path store) {
        try {
            Map<String, SecretKey> keys = keys(password);
            if (!taken.entrySet().containsAll(keys.entrySet())) {
                MasterKeyLog.LOG.formerLeft(path, store);
                return;
            }
            Files.delete(path);
            MasterKeyLog.LOG.takenOver(keys.size(), store, path);
        } catch (UnusableStoreException foreign) {
            MasterKeyLog.LOG.formerLeft(path, store);
        } catch (IOException stays) {
            throw new UnusableStoreException(path, stays);
        }
    }
}

package org.bipota.ejb.application.masterkey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import org.wildfly.security.auth.server.IdentityCredentials;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStore.CredentialSourceProtectionParameter;
import org.wildfly.security.credential.store.WildFlyElytronCredentialStoreProvider;
import org.wildfly.security.password.interfaces.ClearPassword;

/**
 * A file of Elytron's {@code KeyStoreCredentialStore}. It is read anew each time, since another node may have written it; and
 * never written in place, but beside, in a folder of the owner's, and moved once it is on the disk. All fail with
 * {@link UnusableStoreException}.
 */
final class CredentialFile {

    private final Path path;
    private final CredentialSourceProtectionParameter password;

    CredentialFile(Path path, String password) {
        this.path = path;
        this.password = new CredentialSourceProtectionParameter(IdentityCredentials.NONE.withCredential(
                new PasswordCredential(ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, password.toCharArray()))));
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** The secret keys by their aliases, which are in lower case. */
    Map<String, SecretKey> keys() {
        try {
            CredentialStore store = open(path, false);
            Map<String, SecretKey> keys = new HashMap<>();
            for (String alias : store.getAliases()) {
                SecretKeyCredential credential = store.retrieve(alias, SecretKeyCredential.class);
                if (credential != null) {
                    keys.put(alias, credential.getSecretKey());
                }
            }
            return keys;
        } catch (GeneralSecurityException unusable) {
            throw new UnusableStoreException(path, unusable);
        }
    }

    /** Replaces the file, or makes it, with {@code more} keys and {@code without} those of these aliases. */
    void change(Map<String, SecretKey> more, Set<String> without) {
        try {
            Path folder = OwnersFiles.emptyFolder(path.resolveSibling(path.getFileName() + ".new"));
            Path fresh = folder.resolve(path.getFileName());
            if (Files.exists(path)) {
                Files.copy(path, fresh);
            }
            CredentialStore store = open(fresh, true);
            for (Map.Entry<String, SecretKey> key : more.entrySet()) {
                store.store(key.getKey(), new SecretKeyCredential(key.getValue()));
            }
            for (String alias : without) {
                store.remove(alias, SecretKeyCredential.class);
            }
            store.flush();
            OwnersFiles.close(fresh);
            OwnersFiles.force(fresh);
            // Whole or not at all: a store cut short by a crash could not be told from a lost one.
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            // The move too is on the disk before a row is encrypted by one of its keys.
            OwnersFiles.forceFolder(path.getParent());
            Files.delete(folder);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new UnusableStoreException(path, unusable);
        }
    }

    private CredentialStore open(Path location, boolean make) throws GeneralSecurityException {
        CredentialStore store = CredentialStore.getInstance(
                "KeyStoreCredentialStore", WildFlyElytronCredentialStoreProvider.getInstance());
        store.initialize(Map.of("location", location.toString(), "keyStoreType", "PKCS12", "create", Boolean.toString(make),
                "modifiable", Boolean.toString(make)), password);
        return store;
    }

    /** Where it is. */
    @Override
    public String toString() {
        return path.toString();
    }
}

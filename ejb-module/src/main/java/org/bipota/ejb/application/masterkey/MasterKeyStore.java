package org.bipota.ejb.application.masterkey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/**
 * The credential store of the master keys, AES-256, readable by its owner only: the first under the alias {@value #ALIAS}, later
 * ones with their version behind it. It is replaced as a whole, so that a crash leaves the old one or the new one; entries that
 * are not ours stay in it. Not thread safe.
 */
public final class MasterKeyStore {

    /** The file in the data folder. */
    public static final String FILE = "card-keys.cs";

    private static final String ALIAS = "card-keys";
    private static final Pattern ALIASES = Pattern.compile(ALIAS + "(-([1-9][0-9]{0,8}))?");

    private final CredentialFile file;

    private MasterKeyStore(CredentialFile file) {
        this.file = file;
    }

    /**
     * Opens the store; makes it at the first start, or from the {@link FormerKeyStore} of a version before.
     *
     * @param directory the data folder
     * @param password unlocks the store; when empty, the one generated at the first start is used
     * @param secretsExist whether the database holds what was encrypted by a master key; then a missing store is an error
     * @throws IllegalStateException in plain words, when it cannot be opened
     */
    public static MasterKeyStore open(Path directory, Optional<String> password, boolean secretsExist, SecureRandom random) {
        Path path = directory.resolve(FILE);
        FormerKeyStore former = new FormerKeyStore(directory);
        StorePassword generated = new StorePassword(directory);
        if (Files.exists(path)) {
            return opened(path, former, password.orElseGet(() -> generated.read(path)));
        }
        if (former.exists()) {
            String unlock = password.orElseGet(() -> generated.read(former.path()));
            new CredentialFile(path, unlock).change(former.keys(unlock), Set.of());
            return opened(path, former, unlock);
        }
        if (secretsExist) {
            throw new IllegalStateException("the database holds cards or links, but the credential store " + path + " that encrypts"
                    + " their secrets is missing; restore it from a backup, or point BIP_OTA_DATA_DIR at the folder that holds it");
        }
        try {
            Files.createDirectories(directory);
            MasterKeyStore made = new MasterKeyStore(
                    new CredentialFile(path, password.isPresent() ? password.get() : generated.readOrMake(random)));
            made.make(1);
            return made;
        } catch (IOException unusable) {
            throw new UnusableStoreException(path, unusable);
        }
    }

    private static MasterKeyStore opened(Path path, FormerKeyStore former, String unlock) {
        CredentialFile file = new CredentialFile(path, unlock);
        if (former.exists()) {
            // Read from the disk again: only what is there for certain is removed elsewhere.
            former.removeIfWithin(file.keys(), unlock, path);
        }
        return new MasterKeyStore(file);
    }

    /** The keys by version, unmodifiable. */
    public Map<Integer, SecretKey> keys() {
        Map<Integer, SecretKey> keys = new TreeMap<>();
        file.keys().forEach((alias, key) -> {
            Matcher ours = ALIASES.matcher(alias);
            if (ours.matches()) {
                keys.put(ours.group(2) == null ? 1 : Integer.parseInt(ours.group(2)), key);
            }
        });
        if (keys.isEmpty()) {
            throw new IllegalStateException("the credential store " + file + " does not hold the entry " + ALIAS);
        }
        return Collections.unmodifiableMap(keys);
    }

    /** Makes the key {@code version} unless it is there. */
    public void make(int version) {
        if (!file.exists() || !file.keys().containsKey(alias(version))) {
            file.change(Map.of(alias(version), newKey()), Set.of());
        }
    }

    /** Removes the keys of all other versions. */
    public void keepOnly(Set<Integer> versions) {
        file.change(Map.of(), keys().keySet().stream().filter(version -> !versions.contains(version))
                .map(MasterKeyStore::alias).collect(Collectors.toSet()));
    }

    private static String alias(int version) {
        return version == 1 ? ALIAS : ALIAS + '-' + version;
    }

    private static SecretKey newKey() {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            return generator.generateKey();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has AES", missing);
        }
    }

    /** Where it is. */
    @Override
    public String toString() {
        return file.toString();
    }
}

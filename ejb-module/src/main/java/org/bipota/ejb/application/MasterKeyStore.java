package org.bipota.ejb.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/**
 * The PKCS #12 file of the master keys, readable by its owner only: the first under the alias {@value #ALIAS}, later ones with
 * their version behind it. It is replaced as a whole, so that a crash leaves the old one or the new one. Not thread safe.
 */
final class MasterKeyStore {

    /** The key store's file in the data folder. */
    static final String KEY_STORE = "card-keys.p12";
    /** The file of a generated password in the data folder. */
    static final String PASSWORD_FILE = "key-password";

    private static final String ALIAS = "card-keys";
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;
    private final String password;

    private MasterKeyStore(Path file, String password) {
        this.file = file;
        this.password = password;
    }

    /** As {@link CardKeyVault#open}. */
    static MasterKeyStore open(Path directory, Optional<String> password, boolean secretsExist, SecureRandom random) {
        Path file = directory.resolve(KEY_STORE);
        if (Files.exists(file)) {
            return new MasterKeyStore(file, password.orElseGet(() -> storedPassword(directory, file)));
        }
        if (secretsExist) {
            throw new IllegalStateException("the database holds cards or links, but the key store " + file + " that encrypts"
                    + " their secrets is missing; restore it from a backup, or point BIP_OTA_DATA_DIR at the folder that holds it");
        }
        try {
            Files.createDirectories(directory);
            MasterKeyStore made = new MasterKeyStore(file, password.isPresent() ? password.get() : generatedPassword(directory, random));
            made.write(made.with(made.empty(), 1));
            return made;
        } catch (IOException | GeneralSecurityException unusable) {
            throw unusable(file, unusable);
        }
    }

    /** The keys by version, unmodifiable. */
    Map<Integer, SecretKey> keys() {
        char[] unlock = password.toCharArray();
        try {
            KeyStore store = read();
            Map<Integer, SecretKey> keys = new TreeMap<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, unlock) instanceof SecretKey key) {
                    keys.put(alias.equals(ALIAS) ? 1 : Integer.parseInt(alias.substring(ALIAS.length() + 1)), key);
                }
            }
            if (keys.isEmpty()) {
                throw new IllegalStateException("the key store " + file + " does not hold the entry " + ALIAS);
            }
            return Collections.unmodifiableMap(keys);
        } catch (IOException | GeneralSecurityException | NumberFormatException unusable) {
            throw unusable(file, unusable);
        } finally {
            Arrays.fill(unlock, '\0');
        }
    }

    /** Makes the key {@code version} unless it is there. */
    void make(int version) {
        try {
            KeyStore store = read();
            if (!store.containsAlias(alias(version))) {
                write(with(store, version));
            }
        } catch (IOException | GeneralSecurityException unusable) {
            throw unusable(file, unusable);
        }
    }

    /** Removes the keys of all other versions. */
    void keepOnly(Set<Integer> versions) {
        try {
            KeyStore store = read();
            for (String alias : Collections.list(store.aliases())) {
                if (versions.stream().map(MasterKeyStore::alias).noneMatch(alias::equals)) {
                    store.deleteEntry(alias);
                }
            }
            write(store);
        } catch (IOException | GeneralSecurityException unusable) {
            throw unusable(file, unusable);
        }
    }

    private static String alias(int version) {
        return version == 1 ? ALIAS : ALIAS + '-' + version;
    }

    private KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private KeyStore with(KeyStore store, int version) throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(256);
        char[] unlock = password.toCharArray();
        try {
            store.setEntry(alias(version), new KeyStore.SecretKeyEntry(generator.generateKey()),
                    new KeyStore.PasswordProtection(unlock));
            return store;
        } finally {
            Arrays.fill(unlock, '\0');
        }
    }

    private KeyStore read() throws IOException, GeneralSecurityException {
        char[] unlock = password.toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, unlock);
            return store;
        } catch (IOException refused) {
            if (refused.getCause() instanceof GeneralSecurityException) {
                throw new IllegalStateException("BIP_OTA_KEY_PASSWORD does not unlock the key store " + file
                        + "; give the password it was made with", refused);
            }
            throw refused;
        } finally {
            Arrays.fill(unlock, '\0');
        }
    }

    private void write(KeyStore store) throws IOException, GeneralSecurityException {
        char[] unlock = password.toCharArray();
        Path fresh = ownerOnly(file.resolveSibling(KEY_STORE + ".new"));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            store.store(out, unlock);
            // On the disk before it takes the old one's place, and before a row is encrypted by its keys.
            channel.force(true);
        } finally {
            Arrays.fill(unlock, '\0');
        }
        // Whole or not at all: a store cut short by a crash could not be told from a lost one.
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String generatedPassword(Path directory, SecureRandom random) throws IOException {
        Path file = directory.resolve(PASSWORD_FILE);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        Path fresh = ownerOnly(file.resolveSibling(PASSWORD_FILE + ".new"));
        Files.writeString(fresh, password + System.lineSeparator());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private static String storedPassword(Path directory, Path store) {
        Path file = directory.resolve(PASSWORD_FILE);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("the file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        throw new IllegalStateException("the key store " + store + " was made with a password of the operator's; give it in"
                + " BIP_OTA_KEY_PASSWORD");
    }

    private static Path ownerOnly(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        }
        return Files.createFile(file);
    }

    private static IllegalStateException unusable(Path file, Exception cause) {
        return new IllegalStateException("the key store " + file + " cannot be used: " + cause.getMessage(), cause);
    }

    /** Where it is. */
    @Override
    public String toString() {
        return file.toString();
    }
}

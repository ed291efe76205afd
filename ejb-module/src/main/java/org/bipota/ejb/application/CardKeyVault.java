package org.bipota.ejb.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.bipota.protocol.Octets;

/**
 * Encrypts the cards' keys and the links' passwords for the database: AES-256-GCM, a random nonce before each cipher text,
 * the card's ICCID (or the link's name in words) as associated data, so that no key can be moved to another card. The master
 * key lies in a PKCS #12 store in the data folder.
 */
public final class CardKeyVault {

    /** The key store's file in the data folder. */
    public static final String KEY_STORE = "card-keys.p12";
    /** The file of a generated password in the data folder. */
    public static final String PASSWORD_FILE = "key-password";

    private static final String ALIAS = "card-keys";
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;
    private static final String OWNER_ONLY = "rw-------";

    private final SecretKey master;
    private final SecureRandom random;

    private CardKeyVault(SecretKey master, SecureRandom random) {
        this.master = master;
        this.random = random;
    }

    /**
     * Opens the vault, or makes it at the first start.
     *
     * @param directory the data folder
     * @param password unlocks the store; when empty, the one generated at the first start is used
     * @param secretsExist whether the database holds cards or passwords of links; then a missing store is an error
     * @throws IllegalStateException in plain words, when it cannot be opened
     */
    public static CardKeyVault open(Path directory, Optional<String> password, boolean secretsExist, SecureRandom random) {
        Path store = directory.resolve(KEY_STORE);
        try {
            if (Files.exists(store)) {
                return new CardKeyVault(load(store, password.orElseGet(() -> storedPassword(directory, store))), random);
            }
            if (secretsExist) {
                throw new IllegalStateException("the database holds cards or links, but the key store " + store + " that encrypts"
                        + " their secrets is missing; restore it from a backup, or point BIP_OTA_DATA_DIR at the folder that holds it");
            }
            Files.createDirectories(directory);
            String unlock = password.isPresent() ? password.get() : generatedPassword(directory, random);
            return new CardKeyVault(create(store, unlock), random);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("the key store " + store + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** Encrypts a secret of the card {@code owner} (its ICCID), or of whatever {@code owner} names. */
    public Octets encrypt(Octets secret, String owner) {
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        return Octets.of(nonce).concat(apply(Cipher.ENCRYPT_MODE, nonce, secret.toByteArray(), owner));
    }

    /**
     * Decrypts a secret of {@code owner}.
     *
     * @throws IllegalStateException when it was encrypted under another master key or for another owner
     */
    public Octets decrypt(Octets encrypted, String owner) {
        if (encrypted.length() < NONCE_OCTETS + TAG_BITS / 8) {
            throw new IllegalStateException("a stored secret is too short to be one");
        }
        byte[] nonce = encrypted.slice(0, NONCE_OCTETS).toByteArray();
        return apply(Cipher.DECRYPT_MODE, nonce, encrypted.slice(NONCE_OCTETS).toByteArray(), owner);
    }

    private Octets apply(int mode, byte[] nonce, byte[] input, String owner) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, master, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.US_ASCII));
            return Octets.of(cipher.doFinal(input));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a stored secret does not belong to this key store and its owner", failed);
        }
    }

    private static SecretKey load(Path store, String password) throws IOException, GeneralSecurityException {
        char[] unlock = password.toCharArray();
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keyStore = KeyStore.getInstance("PKCS12");
            keyStore.load(in, unlock);
            if (keyStore.getKey(ALIAS, unlock) instanceof SecretKey key) {
                return key;
            }
            throw new IllegalStateException("the key store " + store + " does not hold the entry " + ALIAS);
        } catch (IOException refused) {
            if (refused.getCause() instanceof GeneralSecurityException) {
                throw new IllegalStateException("BIP_OTA_KEY_PASSWORD does not unlock the key store " + store
                        + "; give the password it was made with", refused);
            }
            throw refused;
        } finally {
            Arrays.fill(unlock, '\0');
        }
    }

    private static SecretKey create(Path store, String password) throws IOException, GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(256);
        SecretKey key = generator.generateKey();
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        char[] unlock = password.toCharArray();
        keyStore.load(null, unlock);
        keyStore.setEntry(ALIAS, new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(unlock));
        Path fresh = ownerOnly(store.resolveSibling(KEY_STORE + ".new"));
        try (OutputStream out = Files.newOutputStream(fresh)) {
            keyStore.store(out, unlock);
        }
        // Whole or not at all: a store cut short by a crash could not be told from a lost one.
        Files.move(fresh, store, StandardCopyOption.ATOMIC_MOVE);
        return load(store, password);
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
}

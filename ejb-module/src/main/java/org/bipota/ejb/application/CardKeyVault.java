package org.bipota.ejb.application;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.bipota.ejb.application.masterkey.MasterKeyStore;
import org.bipota.ejb.persistence.Sealed;
import org.bipota.protocol.Octets;

/**
 * Encrypts the cards' keys, the links' passwords and the named keys for the database: AES-256-GCM, a random nonce before each
 * cipher text, the card's ICCID (or what else it belongs to, in words) as associated data, so that no key can be moved to
 * another card. The master keys, usually one, lie in a {@link MasterKeyStore} in the data folder and are read from it only when it
 * is opened or changed; each secret's row says which version is its. Thread safe.
 */
public final class CardKeyVault {

    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;

    private final MasterKeyStore store;
    private final SecureRandom random;
    private volatile Map<Integer, SecretKey> masters;

    private CardKeyVault(MasterKeyStore store, Map<Integer, SecretKey> masters, SecureRandom random) {
        this.store = store;
        this.masters = masters;
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
        MasterKeyStore store = MasterKeyStore.open(directory, password, secretsExist, random);
        return new CardKeyVault(store, store.keys(), random);
    }

    /**
     * Makes the master key {@code version}, unless the store has it from an attempt before.
     *
     * @throws IllegalStateException when the store cannot be written
     */
    public synchronized void make(int version) {
        store.make(version);
        masters = store.keys();
    }

    /** Forgets the master keys of all versions but {@code versions}. */
    public synchronized void keepOnly(Set<Integer> versions) {
        if (!versions.containsAll(masters.keySet())) {
            store.keepOnly(versions);
            masters = store.keys();
        }
    }

    /** Encrypts a secret of the card {@code owner} (its ICCID), or of whatever {@code owner} names, by one of the master keys. */
    public Sealed encrypt(Octets secret, String owner, int version) {
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        return new Sealed(
                Octets.of(nonce).concat(apply(Cipher.ENCRYPT_MODE, master(version), nonce, secret.toByteArray(), owner)), version);
    }

    /**
     * Decrypts a secret of {@code owner}.
     *
     * @throws IllegalStateException when it was encrypted under another master key or for another owner
     */
    public Octets decrypt(Sealed sealed, String owner) {
        Octets encrypted = sealed.octets();
        if (encrypted.length() < NONCE_OCTETS + TAG_BITS / 8) {
            throw new IllegalStateException("a stored secret is too short to be one");
        }
        byte[] nonce = encrypted.slice(0, NONCE_OCTETS).toByteArray();
        return apply(Cipher.DECRYPT_MODE, master(sealed.version()), nonce, encrypted.slice(NONCE_OCTETS).toByteArray(), owner);
    }

    private static Octets apply(int mode, SecretKey master, byte[] nonce, byte[] input, String owner) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, master, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.US_ASCII));
            return Octets.of(cipher.doFinal(input));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a stored secret does not belong to this credential store and its owner", failed);
        }
    }

    private SecretKey master(int version) {
        SecretKey known = masters.get(version);
        return known != null ? known : read(version);
    }

    /** Another node may have made it since. */
    private synchronized SecretKey read(int version) {
        masters = store.keys();
        SecretKey master = masters.get(version);
        if (master == null) {
            throw new IllegalStateException("the credential store " + store + " does not hold master key " + version
                    + "; all nodes need the one of the node that made it");
        }
        return master;
    }
}

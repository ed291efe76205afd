package org.bipota.ejb.application;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as stored: {@code PBKDF2WithHmacSHA512:iterations:salt:hash}, salt and hash in Base64 (RFC 8018 clause 5.2).
 * The cost is part of the stored text, so that it can be raised without making old accounts unusable.
 */
final class PasswordHash {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int SALT_OCTETS = 16;
    private static final int HASH_OCTETS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {
    }

    /** The text to store for {@code password}, with a new salt. */
    static String of(String password) {
        byte[] salt = new byte[SALT_OCTETS];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(":", ALGORITHM, Integer.toString(ITERATIONS), base64.encodeToString(salt),
                base64.encodeToString(derive(password, salt, ITERATIONS, HASH_OCTETS)));
    }

    /**
     * Whether {@code stored} was made from {@code password}. Takes the same time for right and wrong passwords.
     *
     * @throws IllegalArgumentException when {@code stored} is not of this class's form
     */
    static boolean matches(String password, String stored) {
        String[] parts = stored.split(":");
        if (parts.length != 4 || !parts[0].equals(ALGORITHM)) {
            throw new IllegalArgumentException("a stored password is not of the form " + ALGORITHM + ":iterations:salt:hash");
        }
        int iterations = Integer.parseInt(parts[1]);
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException("a stored password has " + iterations + " iterations; 1 to "
                    + MAX_ITERATIONS + " are allowed");
        }
        byte[] hash = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(hash, derive(password, Base64.getDecoder().decode(parts[2]), iterations, hash.length));
    }

    private static byte[] derive(String password, byte[] salt, int iterations, int octets) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, octets * 8);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available in this Java runtime", e);
        } finally {
            spec.clearPassword();
        }
    }
}

package org.bipota.web.security.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets browsers carry their attempts, so that the server keeps nothing for whoever begins one: encrypted and authenticated by
 * AES-256-GCM under a key that lives as long as this object, behind a random initialisation vector of 12 octets.
 */
final class AttemptSeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_OCTETS = 32;
    private static final int IV_OCTETS = 12;
    private static final int TAG_BITS = 128;
    private static final int FIELDS = 6;
    private static final int LONGEST = 4096;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    AttemptSeal() {
        key = new SecretKeySpec(randomOctets(KEY_OCTETS), "AES");
    }

    /** The attempt as a cookie's value; none of its parts holds a line feed. */
    String seal(SignInAttempt attempt) {
        String text = String.join("\n", attempt.state(), attempt.nonce(), attempt.verifier(), attempt.redirectUri().toString(),
                attempt.until().toString(), attempt.back());
        byte[] iv = randomOctets(IV_OCTETS);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(iv, IV_OCTETS + sealed.length);
            System.arraycopy(sealed, 0, all, IV_OCTETS, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(CIPHER + " is not available in this Java runtime", e);
        }
    }

    /** The attempt that was sealed; empty when the value is missing, or nothing that this object made. */
    Optional<SignInAttempt> open(String value) {
        if (value == null || value.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(value);
            if (all.length <= IV_OCTETS) {
                return Optional.empty();
            }
            byte[] text = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, IV_OCTETS)).doFinal(all, IV_OCTETS, all.length - IV_OCTETS);
            String[] fields = new String(text, StandardCharsets.UTF_8).split("\n", FIELDS);
            return Optional.of(new SignInAttempt(fields[0], fields[1], fields[2], URI.create(fields[3]), fields[5],
                    Instant.parse(fields[4])));
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }

    private byte[] randomOctets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }
}

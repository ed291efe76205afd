package org.bipota.web.security.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * One way to the issuer and back, by one browser.
 *
 * @param state comes back in the address (RFC 6749 section 10.12)
 * @param nonce comes back in the ID token (OpenID Connect Core section 15.5.2)
 * @param verifier tells the issuer that whoever sends the code began the attempt (RFC 7636)
 * @param redirectUri where the issuer sends the browser back to
 * @param back where one was in the console
 * @param until when it ends
 */
record SignInAttempt(String state, String nonce, String verifier, URI redirectUri, String back, Instant until) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_OCTETS = 32;

    /** A new one. */
    static SignInAttempt begin(URI redirectUri, String back, Instant until) {
        return new SignInAttempt(random(), random(), random(), redirectUri, back, until);
    }

    /** The {@code code_challenge} by the method S256 (RFC 7636 section 4.2). */
    String challenge() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Whether what came back belongs to this attempt. */
    boolean began(String givenState) {
        return givenState != null && MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), givenState.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        byte[] octets = new byte[RANDOM_OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** Without what nobody may know. */
    @Override
    public String toString() {
        return "SignInAttempt[back=" + back + ", until=" + until + "]";
    }
}

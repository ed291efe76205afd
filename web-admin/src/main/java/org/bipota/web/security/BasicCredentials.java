package org.bipota.web.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The credentials of an {@code Authorization: Basic} header (RFC 7617).
 *
 * @param name the user-id, without a colon
 * @param password the password, which may hold colons
 */
public record BasicCredentials(String name, String password) {

    private static final String SCHEME = "Basic ";
    private static final int MAX_CHARACTERS = 1024;

    /** The header's credentials in UTF-8, or empty when it is missing, of another scheme, overlong or malformed. */
    public static Optional<BasicCredentials> parse(String authorization) {
        if (authorization == null || authorization.length() > MAX_CHARACTERS
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).trim());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        String pair = new String(decoded, StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return colon <= 0 ? Optional.empty()
                : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "BasicCredentials[name=" + name + "]";
    }
}

package org.bipota.web.security.oidc;

/** A token is not accepted. The message says why, without quoting the token. */
final class TokenRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    TokenRefusedException(String reason) {
        super(reason);
    }
}

package org.bipota.web.security.oidc;

import java.util.Map;

/**
 * What the issuer sent the browser back with; each may be null.
 *
 * @param state of the attempt
 * @param code to be exchanged for tokens
 * @param error why there is no code (OpenID Connect Core section 3.1.2.6)
 * @param issuer who answers (RFC 9207)
 */
record CodeFlowAnswer(String state, String code, String error, String issuer) {

    /** By the parameters of a request; one that is there twice counts as not there. */
    static CodeFlowAnswer of(Map<String, String[]> parameters) {
        return new CodeFlowAnswer(only(parameters.get("state")), only(parameters.get("code")), only(parameters.get("error")),
                only(parameters.get("iss")));
    }

    private static String only(String[] values) {
        return values != null && values.length == 1 && !values[0].isEmpty() ? values[0] : null;
    }

    /** The error as it may be logged: a word of the standards, not whatever a browser was made to send. */
    String loggedError() {
        return error == null || error.matches("[a-z_]{1,40}") ? error : "an error that is no word of the standard";
    }

    /** Without state and code. */
    @Override
    public String toString() {
        return "CodeFlowAnswer[error=" + loggedError() + "]";
    }
}

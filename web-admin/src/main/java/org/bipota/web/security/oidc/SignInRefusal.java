package org.bipota.web.security.oidc;

/** Why nobody was signed in by the issuer; the login page has a text for each. */
public enum SignInRefusal {
    /** It took too long, was begun in another browser or before the server's last start, or has come back before. */
    STALE,
    /** The issuer says that access was denied, there or by the person. */
    DENIED,
    /** The issuer says that something else went wrong. */
    ISSUER_FAILED,
    /** What the issuer said could not be verified. */
    UNVERIFIED,
    /** The person has none of our roles. */
    NO_ROLE,
    /** The issuer does not answer. */
    UNREACHABLE,
    /** Too many failures from this address; nothing was looked at. */
    THROTTLED
}

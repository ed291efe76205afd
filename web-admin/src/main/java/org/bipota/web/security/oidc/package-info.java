/**
 * Sign-in by an OpenID Connect issuer: its tokens as bearer tokens on the API (RFC 6750), and the console's sign-in by the
 * authorization code flow (OpenID Connect Core 1.0 section 3.1) with PKCE (RFC 7636), as RFC 9700 advises. Both trust the same
 * {@link org.bipota.web.security.oidc.Issuer}: one discovery document, one set of keys, one list of signature algorithms.
 *
 * <p>The way out and back in the browser is one {@link org.bipota.web.security.oidc.SignInAttempt}, which the browser carries
 * sealed in a cookie of its own, since the session's cookie is {@code SameSite=Strict} and does not come along when the issuer
 * sends the browser back. For the same reason the answer to that is a page that leads on, not a redirect: what a page of ours
 * asks for comes with the session. No code, token or secret is in a log, a page or an address of ours but the callback's.
 *
 * <p>Other packages use {@link org.bipota.web.security.oidc.BearerTokens} and {@link org.bipota.web.security.oidc.CodeFlow}.
 */
package org.bipota.web.security.oidc;

/**
 * Who may use the console and the API (Jakarta Security 3.0): HTTP Basic or, where an issuer is configured, OpenID Connect
 * bearer tokens on {@code /api/*}; a session everywhere else, which the login page or that issuer begins (package
 * {@code oidc}). Roles {@code viewer}, {@code operator}, {@code keymaster} and {@code admin}; see
 * {@link org.bipota.ejb.domain.Role}.
 *
 * <p>Accounts belong to {@link org.bipota.ejb.application.OperatorAccounts}. This package bounds what guessing costs us
 * and gains others: verified credentials are remembered for a short time, failures are answered slower and slower, and
 * only few passwords are hashed at once. An Elytron realm would do none of that, nor remove an account with its variable, nor
 * tell the number of the next try; so the passwords stay with us, and Elytron has the rest: each identity verified here is
 * established in its security domain {@code bip-ota} (which has no realm), and by that identity pages are let through by
 * {@code web.xml}, calls of the API and the services they call by {@code @RolesAllowed}.
 *
 * <p>Sessions hold who signed in, under an id that is new with each login; they begin and end audited
 * ({@link org.bipota.web.security.ConsoleSessions}), and refusals are audited within bounds, too. What a page of another site causes is refused
 * ({@link org.bipota.web.security.CrossSite}); Faces' view state, which lies in the session, is the pages' own token.
 *
 * <p>For the services behind it, it says of each request whose it is ({@link org.bipota.web.security.OriginFilter}, for the
 * audit trail) and what of subscribers' identities its caller is shown ({@link org.bipota.web.security.CallerDisclosure}).
 */
package org.bipota.web.security;

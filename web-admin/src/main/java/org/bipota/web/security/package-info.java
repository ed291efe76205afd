/**
 * Who may use the console and the API (Jakarta Security 3.0): HTTP Basic on {@code /api/*}, a login page and a session
 * everywhere else; roles {@code viewer < operator < admin}.
 *
 * <p>Accounts belong to {@link org.bipota.ejb.application.OperatorAccounts}. This package bounds what guessing costs us
 * and gains others: verified credentials are remembered for a short time, failures are answered slower and slower, and
 * only few passwords are hashed at once.
 *
 * <p>For the services behind it, it says of each request whose it is ({@link org.bipota.web.security.OriginFilter}, for the
 * audit trail) and what of subscribers' identities its caller is shown ({@link org.bipota.web.security.CallerDisclosure}).
 */
package org.bipota.web.security;

package org.bipota.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who signed in to a console session.
 *
 * @param name the account's name
 * @param groups its roles
 * @param since when
 */
public record SignedIn(String name, Set<String> groups, Instant since) implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE = SignedIn.class.getName();

    /** The longest time between two logins: the console's polling keeps a session from idling. */
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);

    /** Whoever signed in to the request's session, unless that was too long before {@code now}. */
    static Optional<SignedIn> of(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        if (signedIn.expiredAt(now)) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(signedIn);
    }

    /** Signs in to the request's session, under a new session id so that one known beforehand is worth nothing. */
    public void begin(HttpServletRequest request) {
        request.getSession(true);
        request.changeSessionId();
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    boolean expiredAt(Instant now) {
        return !now.isBefore(since.plus(LONGEST_SESSION));
    }
}

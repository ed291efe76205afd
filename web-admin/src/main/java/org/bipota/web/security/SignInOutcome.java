package org.bipota.web.security;

import java.time.Duration;
import java.util.Set;

/** How an attempt to sign in ended. */
public sealed interface SignInOutcome {

    /**
     * The credentials are right.
     *
     * @param name the account's name
     * @param groups its role and the roles that one includes
     */
    record Accepted(String name, Set<String> groups) implements SignInOutcome {
    }

    /** No such account, or another password; which of both is not told. */
    record Refused() implements SignInOutcome {
    }

    /**
     * Too many failures; the credentials were not looked at.
     *
     * @param retryAfter when to try again
     */
    record Throttled(Duration retryAfter) implements SignInOutcome {
    }

    /** As many passwords are being verified as the server does at once, or the issuer of tokens cannot be asked for its keys. */
    record Busy() implements SignInOutcome {
    }
}

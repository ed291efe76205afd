package org.bipota.web.security.oidc;

import org.bipota.web.security.SignInOutcome;

/** How a way to the issuer and back ended. */
sealed interface CodeFlowOutcome {

    /** Where one was in the console. */
    String back();

    /**
     * The issuer vouches for somebody with one of our roles.
     *
     * @param who with at least one role
     * @param back where one was
     */
    record Accepted(SignInOutcome.Accepted who, String back) implements CodeFlowOutcome {
    }

    /**
     * Nobody is let in.
     *
     * @param why the reason
     * @param name whom the issuer vouches for, or null when it does not
     * @param failures of this address, this one included; 0 when it was not counted
     * @param back where one was
     */
    record Refused(SignInRefusal why, String name, int failures, String back) implements CodeFlowOutcome {
    }
}

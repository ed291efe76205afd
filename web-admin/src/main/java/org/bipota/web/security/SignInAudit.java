package org.bipota.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bipota.ejb.application.OperatorAccounts;
import org.bipota.ejb.application.OperatorActs;
import org.bipota.ejb.domain.AuditKind;

/** Records who signs in and out, and who is refused; a name that is no account's is left out, since it may be a password. */
@ApplicationScoped
public class SignInAudit {

    private OperatorActs acts;
    private OperatorAccounts accounts;

    /** For the container's proxy. */
    protected SignInAudit() {
    }

    /** Records by {@code acts}. */
    @Inject
    public SignInAudit(OperatorActs acts, OperatorAccounts accounts) {
        this.acts = acts;
        this.accounts = accounts;
    }

    /** Somebody signed in to the console; {@code how} says by what. */
    public void signedIn(SignedIn who, CallSite from, String how) {
        acts.done(AuditKind.SIGNED_IN, from.call(who.name(), who.groups()::contains), how);
    }

    /** The operator whose call is under way signed out of the console. */
    public void signedOut() {
        acts.done(AuditKind.SIGNED_OUT, null, null, "session ended");
    }

    /** A password was refused. */
    public void passwordRefused(String typedName, CallSite from, String reason) {
        acts.done(AuditKind.SIGN_IN_REFUSED, from.call(accounts.isKnown(typedName) ? typedName : null, role -> false), reason);
    }

    /** Somebody whom the issuer vouches for was refused. */
    public void refused(String name, CallSite from, String reason) {
        acts.done(AuditKind.SIGN_IN_REFUSED, from.call(name, role -> false), reason);
    }
}

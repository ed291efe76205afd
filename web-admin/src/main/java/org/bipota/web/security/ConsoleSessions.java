package org.bipota.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.bipota.web.WebLog;

/** Begins and ends sessions of the console, audited: who cannot be recorded is not let in. */
@ApplicationScoped
public class ConsoleSessions {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private SignInAudit audit;

    /** Signs in whoever was accepted; {@code how} says by what, for the audit trail. */
    public void begin(SignInOutcome.Accepted accepted, HttpServletRequest request, String how) {
        SignedIn who = new SignedIn(accepted.name(), accepted.groups(), clock.instant());
        audit.signedIn(who, CallSite.of(request), how);
        who.begin(request);
        WebLog.LOG.signedIn(who.name(), request.getRemoteAddr());
    }

    /** Signs out whoever is signed in. */
    public void end(HttpServletRequest request) {
        if (request.getUserPrincipal() != null) {
            audit.signedOut();
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}

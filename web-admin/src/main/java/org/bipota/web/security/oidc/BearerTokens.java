package org.bipota.web.security.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.bipota.web.WebLog;
import org.bipota.web.security.SignInOutcome;

/** Verifies bearer tokens of the configured issuer, which are for our audience. */
@ApplicationScoped
public class BearerTokens {

    private Issuer issuer;

    /** For the container's proxy. */
    protected BearerTokens() {
    }

    /** Accepts tokens of {@code issuer}; none, when none is configured. */
    @Inject
    public BearerTokens(Issuer issuer) {
        this.issuer = issuer;
    }

    /** Whether any token is accepted. */
    public boolean areAccepted() {
        return issuer.isConfigured();
    }

    /** Verifies a token: accepted, refused, or busy when the issuer cannot be asked for its keys. */
    public SignInOutcome verify(String token, String address) {
        if (!issuer.isConfigured()) {
            return new SignInOutcome.Refused();
        }
        OidcSettings settings = issuer.settings();
        try {
            return ClaimedCaller.of(issuer.tokens().verified(token, settings.audience()), settings);
        } catch (IOException unreachable) {
            WebLog.LOG.issuerUnreachable(settings.issuer(), unreachable.toString());
            return new SignInOutcome.Busy();
        } catch (TokenRefusedException refused) {
            WebLog.LOG.tokenRefused(address, refused.getMessage());
            return new SignInOutcome.Refused();
        }
    }
}

package org.bipota.web.security.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.bipota.ejb.application.Configuration;

/** The configured issuer, asked by one client: what it says of itself, and the tokens that it signs. */
@ApplicationScoped
public class Issuer {

    private OidcSettings settings;
    private IssuerHttp http;
    private IssuerMetadata metadata;
    private SignedTokens tokens;
    private Clock clock;

    /** For the container's proxy. */
    protected Issuer() {
    }

    /** The one that {@code configuration} names, if it does. */
    @Inject
    public Issuer(Configuration configuration) {
        this(OidcSettings.of(configuration).orElse(null), Clock.systemUTC());
    }

    Issuer(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        if (settings != null) {
            http = new IssuerHttp(settings.timeLimit());
            metadata = new IssuerMetadata(settings, http);
            tokens = new SignedTokens(settings, new IssuerKeys(settings, metadata, http), clock);
        }
    }

    /** Whether there is one. */
    public boolean isConfigured() {
        return settings != null;
    }

    OidcSettings settings() {
        return settings;
    }

    IssuerHttp http() {
        return http;
    }

    IssuerMetadata metadata() {
        return metadata;
    }

    SignedTokens tokens() {
        return tokens;
    }

    Clock clock() {
        return clock;
    }
}

package org.bipota.ejb.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.bipota.ejb.domain.CheckRules;
import org.bipota.ejb.domain.DownloadTimes;

/** Makes what the beans are given: one clock, one configuration, one vault, one source of randomness. */
@ApplicationScoped
public class Resources {

    @Produces
    @PersistenceContext(unitName = "bipota")
    private EntityManager entityManager;

    /** UTC, in the microseconds that the database keeps. */
    @Produces
    @Singleton
    public Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** From system properties and environment variables. */
    @Produces
    @Singleton
    public Configuration configuration() {
        return Configuration.read(
                Configuration::ofSystem, Path.of(System.getProperty("jboss.server.data.dir", "data"), "bip-ota"));
    }

    /** The rules of checks, as configured. */
    @Produces
    @Singleton
    public CheckRules checkRules(Configuration configuration) {
        return new CheckRules(configuration.checkPolicy());
    }

    /** How long downloads wait, as configured. */
    @Produces
    @Singleton
    public DownloadTimes downloadTimes(Configuration configuration) {
        return configuration.downloadTimes();
    }

    /** Cryptographically strong. */
    @Produces
    @Singleton
    public SecureRandom random() {
        return new SecureRandom();
    }

    /** Opened once; {@link UsabilityAtStart} has made it where there was none, so that one that is missing now got lost. */
    @Produces
    @Singleton
    public CardKeyVault cardKeyVault(Configuration configuration, SecureRandom random) {
        return CardKeyVault.open(configuration.dataDirectory(), configuration.text(Variable.KEY_PASSWORD), true, random);
    }
}

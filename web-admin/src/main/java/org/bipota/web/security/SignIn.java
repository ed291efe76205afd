package org.bipota.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bipota.web.WebLog;

/** Verifies credentials, within the bounds described in this package's summary. Used by the API and the login page. */
@ApplicationScoped
public class SignIn {

    private static final Duration CACHE_LIFETIME = Duration.ofSeconds(60);
    private static final int CACHE_CAPACITY = 1_000;
    private static final long BUSY_AFTER_MILLIS = 10_000;
    private static final AttemptLimiter.Limits PER_USER_AND_ADDRESS = new AttemptLimiter.Limits(
            5, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(15), 10_000);
    private static final AttemptLimiter.Limits PER_ADDRESS = new AttemptLimiter.Limits(
            50, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(15), 10_000);

    private final CredentialCache cache = new CredentialCache(CACHE_CAPACITY, CACHE_LIFETIME);
    private final AttemptLimiter usersAtAddresses = new AttemptLimiter(PER_USER_AND_ADDRESS);
    private final AttemptLimiter addresses = new AttemptLimiter(PER_ADDRESS);
    private final Semaphore hashing = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    @Inject
    private IdentityStoreHandler identityStores;

    /**
     * Verifies credentials.
     *
     * @param address where they come from, as the container sees it
     */
    public SignInOutcome attempt(BasicCredentials credentials, String address) {
        long now = System.nanoTime();
        // First, so that somebody else's wrong guesses from the same address do not lock out who is in already.
        Optional<Set<String>> remembered = cache.groups(credentials, now);
        if (remembered.isPresent()) {
            return new SignInOutcome.Accepted(credentials.name(), remembered.get());
        }
        String userAtAddress = credentials.name() + '@' + address;
        Duration wait = longer(usersAtAddresses.waitOf(userAtAddress, now), addresses.waitOf(address, now));
        if (!wait.isZero()) {
            return new SignInOutcome.Throttled(wait);
        }
        return verify(credentials, address, userAtAddress);
    }

    private SignInOutcome verify(BasicCredentials credentials, String address, String userAtAddress) {
        if (!acquireHashing()) {
            WebLog.LOG.signInBusy(address);
            return new SignInOutcome.Busy();
        }
        CredentialValidationResult result;
        try {
            // A caller with many connections begins on all of them at once: one verification is enough for all.
            Optional<Set<String>> meanwhile = cache.groups(credentials, System.nanoTime());
            if (meanwhile.isPresent()) {
                return new SignInOutcome.Accepted(credentials.name(), meanwhile.get());
            }
            result = identityStores.validate(new UsernamePasswordCredential(credentials.name(), credentials.password()));
        } finally {
            hashing.release();
        }
        long now = System.nanoTime();
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            addresses.failed(address, now);
            WebLog.LOG.signInRefused(address, usersAtAddresses.failed(userAtAddress, now));
            return new SignInOutcome.Refused();
        }
        usersAtAddresses.succeeded(userAtAddress);
        cache.remember(credentials, result.getCallerGroups(), now);
        return new SignInOutcome.Accepted(result.getCallerPrincipal().getName(), result.getCallerGroups());
    }

    private boolean acquireHashing() {
        try {
            return hashing.tryAcquire(BUSY_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}

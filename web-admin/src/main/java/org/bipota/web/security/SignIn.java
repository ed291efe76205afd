package org.bipota.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bipota.web.WebLog;

/** Verifies credentials, within the bounds described in this package's summary. Used by the API and the login page. */
@ApplicationScoped
public class SignIn {

    private static final Duration CACHE_LIFETIME = Duration.ofSeconds(60);
    private static final int CACHE_CAPACITY = 1_000;
    private static final long BUSY_AFTER_MILLIS = 10_000;
    private static final int MAX_WAITING = 8;

    /** Users of an address whose first failure is recorded. */
    private static final int RECORDED_USERS = 5;

    private record Attempt(BasicCredentials credentials, String address) {
    }

    /** Takes those refusals that an auditor is told of. */
    @FunctionalInterface
    interface Refusals {
        void refused(String typedName, CallSite from, String reason);
    }

    private final Map<Attempt, CompletableFuture<SignInOutcome>> underWay = new ConcurrentHashMap<>();
    private final CredentialCache cache = new CredentialCache(CACHE_CAPACITY, CACHE_LIFETIME);
    private final AttemptLimiter usersAtAddresses = new AttemptLimiter(AttemptLimiter.PER_USER_AND_ADDRESS);
    private final AttemptLimiter addresses = new AttemptLimiter(AttemptLimiter.PER_ADDRESS);
    private final Semaphore hashing = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    private IdentityStoreHandler identityStores;
    private Refusals refusals;

    /** For the container's proxy. */
    protected SignIn() {
    }

    /** Verifies by {@code identityStores}. */
    @Inject
    public SignIn(IdentityStoreHandler identityStores, SignInAudit audit) {
        this(identityStores, audit::passwordRefused);
    }

    SignIn(IdentityStoreHandler identityStores, Refusals refusals) {
        this.identityStores = identityStores;
        this.refusals = refusals;
    }

    /** Verifies credentials that come {@code from} there. */
    public SignInOutcome attempt(BasicCredentials credentials, CallSite from) {
        String address = from.address();
        long now = System.nanoTime();
        // First, so that somebody else's wrong guesses from the same address do not lock out who is in already.
        Optional<Set<String>> remembered = cache.groups(credentials, now);
        if (remembered.isPresent()) {
            return new SignInOutcome.Accepted(credentials.name(), remembered.get());
        }
        String userAtAddress = credentials.name() + '@' + address;
        Duration wait = waitOf(userAtAddress, address, now);
        if (!wait.isZero()) {
            return new SignInOutcome.Throttled(wait);
        }
        return verifyOnce(new Attempt(credentials, address), userAtAddress, from);
    }

    /** A caller with many connections begins on all of them at once: one verification serves all. */
    private SignInOutcome verifyOnce(Attempt attempt, String userAtAddress, CallSite from) {
        CompletableFuture<SignInOutcome> mine = new CompletableFuture<>();
        CompletableFuture<SignInOutcome> others = underWay.putIfAbsent(attempt, mine);
        if (others != null) {
            return others.completeOnTimeout(new SignInOutcome.Busy(), BUSY_AFTER_MILLIS, TimeUnit.MILLISECONDS).join();
        }
        try {
            mine.complete(verify(attempt, userAtAddress, from));
            return mine.join();
        } finally {
            underWay.remove(attempt, mine);
            // Nothing after an outcome; after a fault, those who wait may try again.
            mine.complete(new SignInOutcome.Busy());
        }
    }

    private SignInOutcome verify(Attempt attempt, String userAtAddress, CallSite from) {
        if (hashing.getQueueLength() >= MAX_WAITING || !acquireHashing()) {
            WebLog.LOG.signInBusy(attempt.address());
            return new SignInOutcome.Busy();
        }
        try {
            // Those before may have succeeded or failed meanwhile.
            long now = System.nanoTime();
            Optional<Set<String>> remembered = cache.groupsByNow(attempt.credentials(), now);
            if (remembered.isPresent()) {
                return new SignInOutcome.Accepted(attempt.credentials().name(), remembered.get());
            }
            Duration wait = waitOf(userAtAddress, attempt.address(), now);
            return wait.isZero() ? verifyNow(attempt, userAtAddress, from) : new SignInOutcome.Throttled(wait);
        } finally {
            hashing.release();
        }
    }

    private SignInOutcome verifyNow(Attempt attempt, String userAtAddress, CallSite from) {
        BasicCredentials credentials = attempt.credentials();
        CredentialValidationResult result = identityStores.validate(
                new UsernamePasswordCredential(credentials.name(), credentials.password()));
        long now = System.nanoTime();
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            int ofAddress = addresses.failed(attempt.address(), now);
            int ofUser = usersAtAddresses.failed(userAtAddress, now);
            WebLog.LOG.signInRefused(attempt.address(), ofUser);
            tellAuditor(credentials.name(), from, ofUser, ofAddress);
            return new SignInOutcome.Refused();
        }
        usersAtAddresses.succeeded(userAtAddress);
        cache.remember(credentials, result.getCallerGroups(), now);
        return new SignInOutcome.Accepted(result.getCallerPrincipal().getName(), result.getCallerGroups());
    }

    /** The first failure of each of a few users there, and when waiting begins: guesses do not fill the audit trail. */
    private void tellAuditor(String typedName, CallSite from, int ofUser, int ofAddress) {
        boolean locked = AttemptLimiter.PER_USER_AND_ADDRESS.beginsToWait(ofUser) || AttemptLimiter.PER_ADDRESS.beginsToWait(ofAddress);
        if (locked || ofUser == 1 && ofAddress <= RECORDED_USERS) {
            refusals.refused(typedName, from, "wrong password: failure " + ofUser + " of this user and " + ofAddress
                    + " of all there" + (locked ? "; who fails again has to wait" : ""));
        }
    }

    private Duration waitOf(String userAtAddress, String address, long nowNanos) {
        Duration user = usersAtAddresses.waitOf(userAtAddress, nowNanos);
        Duration all = addresses.waitOf(address, nowNanos);
        return user.compareTo(all) >= 0 ? user : all;
    }

    private boolean acquireHashing() {
        try {
            return hashing.tryAcquire(BUSY_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

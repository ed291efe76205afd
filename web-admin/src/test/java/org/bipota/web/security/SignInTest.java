package org.bipota.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bipota.web.security.SignInOutcome.Accepted;
import org.bipota.web.security.SignInOutcome.Refused;
import org.bipota.web.security.SignInOutcome.Throttled;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final BasicCredentials RIGHT = new BasicCredentials("admin", "right");
    private static final BasicCredentials WRONG = new BasicCredentials("admin", "wrong");

    private final AtomicInteger verified = new AtomicInteger();
    private final List<String> recorded = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);

    private final SignIn signIn = new SignIn(new IdentityStoreHandler() {
        @Override
        public CredentialValidationResult validate(Credential credential) {
            verified.incrementAndGet();
            asked.countDown();
            try {
                mayAnswer.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ((UsernamePasswordCredential) credential).compareTo("admin", "right")
                    ? new CredentialValidationResult("admin", Set.of("admin", "operator", "viewer"))
                    : CredentialValidationResult.INVALID_RESULT;
        }
    }, (name, from, reason) -> recorded.add(name + " " + reason));

    private SignInOutcome attempt(BasicCredentials credentials, String address) {
        return signIn.attempt(credentials, new CallSite(address, "GET /api/v1/links"));
    }

    @Test
    void rightCredentialsAreVerifiedOnceAndThenRemembered() {
        mayAnswer.countDown();

        assertThat(attempt(RIGHT, "192.0.2.1")).isEqualTo(new Accepted("admin", Set.of("admin", "operator", "viewer")));
        assertThat(attempt(RIGHT, "192.0.2.1")).isInstanceOf(Accepted.class);
        assertThat(verified).hasValue(1);
    }

    @Test
    void wrongCredentialsAreRefusedAndAfterSomeFailuresNotLookedAt() {
        mayAnswer.countDown();
        for (int i = 0; i < 6; i++) {
            assertThat(attempt(WRONG, "192.0.2.1")).isEqualTo(new Refused());
        }

        assertThat(attempt(RIGHT, "192.0.2.1")).isInstanceOf(Throttled.class);
        assertThat(verified).hasValue(6);
        assertThat(attempt(RIGHT, "192.0.2.2")).isInstanceOf(Accepted.class);
    }

    @Test
    void anAuditorIsToldOfTheFirstFailureAndOfTheLockOutAndNotOfEachGuess() {
        mayAnswer.countDown();
        for (int i = 0; i < 6; i++) {
            attempt(WRONG, "192.0.2.1");
        }

        assertThat(recorded).containsExactly("admin wrong password: failure 1 of this user and 1 of all there",
                "admin wrong password: failure 6 of this user and 6 of all there; who fails again has to wait");
    }

    @Test
    void whoTriesAnotherNameEachTimeDoesNotFillTheAuditTrail() {
        mayAnswer.countDown();
        for (int i = 0; i < 51; i++) {
            assertThat(attempt(new BasicCredentials("user" + i, "wrong"), "192.0.2.1")).isEqualTo(new Refused());
        }

        assertThat(attempt(RIGHT, "192.0.2.1")).isInstanceOf(Throttled.class);
        assertThat(recorded).hasSize(6).last().asString().startsWith("user50 ").endsWith("who fails again has to wait");
    }

    @Test
    void guessesElsewhereDoNotLockOutWhoIsIn() {
        mayAnswer.countDown();
        attempt(RIGHT, "192.0.2.1");
        for (int i = 0; i < 7; i++) {
            attempt(WRONG, "192.0.2.1");
        }

        assertThat(attempt(RIGHT, "192.0.2.1")).isInstanceOf(Accepted.class);
    }

    @Test
    void sameCredentialsAtTheSameTimeAreVerifiedOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try {
            List<Future<SignInOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                outcomes.add(callers.submit(() -> attempt(RIGHT, "192.0.2.1")));
            }
            asked.await(10, TimeUnit.SECONDS);
            mayAnswer.countDown();
            for (Future<SignInOutcome> outcome : outcomes) {
                assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
            }
            assertThat(verified).hasValue(1);
        } finally {
            callers.shutdownNow();
        }
    }
}

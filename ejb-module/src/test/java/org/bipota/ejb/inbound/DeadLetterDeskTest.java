package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestCard.IMEI_A;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.console.DeadLetterDesk.Outcome;
import org.bipota.ejb.application.console.DeadLetterTransaction;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.AuditRecord;
import org.bipota.ejb.persistence.DeadLetter;
import org.bipota.ejb.persistence.DeadLetterRows;
import org.bipota.ejb.persistence.DeadLetterState;
import org.bipota.smpp.api.InboundShortMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check request whose processing failed until it was dead. */
class DeadLetterDeskTest {

    @TempDir
    private Path directory;
    private TestServer server;
    private InboundShortMessage message;
    private long letter;

    @BeforeEach
    void kill() {
        server = new TestServer(directory, Map.of());
        server.importCard(ICCID, MSISDN, KEYS, null);
        message = new TestCard().checkRequest(IMEI_A);
        for (int failure = 0; failure < 5; failure++) {
            server.run(services -> services.deadLetters.failed(message, new IllegalStateException("broken")));
        }
        letter = stored().id();
    }

    private DeadLetter stored() {
        return server.one(DeadLetter.class, "select d from DeadLetter d");
    }

    private Outcome retry() {
        return server.in(services -> transaction(services).retry(letter, "olga"));
    }

    private DeadLetterTransaction transaction(TestServer.Services services) {
        return new DeadLetterTransaction(new DeadLetterRows(services.entityManager), services.inbound, services.entityManager,
                new AuditTrail(services.entityManager, server.clock, Optional::empty), server.clock);
    }

    private AuditKind lastAudit() {
        return server.all(AuditRecord.class, "select a from AuditRecord a where a.actor = 'olga'").get(0).kind();
    }

    @Test
    void aRetryProcessesTheMessageAsIfItCameNow() {
        assertThat(retry()).isEqualTo(Outcome.DONE);

        assertThat(server.checks()).hasSize(1);
        assertThat(stored().state()).isEqualTo(DeadLetterState.RESOLVED);
        assertThat(lastAudit()).isEqualTo(AuditKind.DEAD_LETTER_RETRIED);
    }

    @Test
    void aSecondRetryDoesNothing() {
        retry();

        assertThat(retry()).isEqualTo(Outcome.NOT_DEAD);
        assertThat(server.checks()).hasSize(1);
    }

    @Test
    void whatTheSmscSendsAgainAfterARetryIsAcknowledgedWithoutProcessing() {
        retry();

        server.receive(message);

        assertThat(server.refusals()).doesNotContain(AuditKind.REPLAYED);
        assertThat(server.checks()).hasSize(1);
    }

    @Test
    void aDiscardedLetterIsNeverProcessed() {
        Outcome discarded = server.in(services -> transaction(services).discard(letter, "test card", "olga"));

        assertThat(discarded).isEqualTo(Outcome.DONE);
        assertThat(retry()).isEqualTo(Outcome.NOT_DEAD);
        assertThat(lastAudit()).isEqualTo(AuditKind.DEAD_LETTER_DISCARDED);
        server.receive(message);
        assertThat(server.checks()).isEmpty();
    }

    @Test
    void aLetterFromBeforeAllOfAMessageWasKeptCanOnlyBeDiscarded() {
        server.run(services -> services.entityManager.createNativeQuery("update dead_letter set destination = null").executeUpdate());

        assertThat(retry()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(stored().state()).isEqualTo(DeadLetterState.DEAD);
    }
}

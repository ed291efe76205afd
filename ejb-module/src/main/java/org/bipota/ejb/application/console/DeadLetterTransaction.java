package org.bipota.ejb.application.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.console.DeadLetterDesk.Outcome;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.DeadLetter;
import org.bipota.ejb.persistence.DeadLetterRows;
import org.bipota.smpp.api.InboundShortMessage;

/** The transactions of the desk for dead letters. */
@ApplicationScoped
public class DeadLetterTransaction {

    private DeadLetterRows rows;
    private MessageReplay replay;
    private EntityManager entityManager;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected DeadLetterTransaction() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public DeadLetterTransaction(DeadLetterRows rows, MessageReplay replay, EntityManager entityManager, AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.replay = replay;
        this.entityManager = entityManager;
        this.audit = audit;
        this.clock = clock;
    }

    /** Processes the message and marks it so, or nothing of both. */
    @Transactional
    public Outcome retry(long id, String actor) {
        Optional<DeadLetter> dead = rows.lockDead(id);
        if (dead.isEmpty()) {
            return Outcome.NOT_DEAD;
        }
        DeadLetter letter = dead.get();
        if (!letter.isComplete()) {
            return Outcome.INCOMPLETE;
        }
        replay.replay(new InboundShortMessage(letter.link(), letter.msisdn(), letter.sourceTon(), letter.destination(),
                letter.esmClass(), letter.protocolId(), letter.dataCoding(), letter.content().toByteArray(), letter.sarReference(),
                letter.sarTotal(), letter.sarSequence(), letter.receiptedMessageId(), letter.messageState(), clock.instant()));
        letter.resolved(clock.instant());
        audit.done(AuditKind.DEAD_LETTER_RETRIED, letter.msisdn(), actor, "dead letter " + id + " was processed");
        entityManager.flush();
        return Outcome.DONE;
    }

    /** Marks the message as given up. */
    @Transactional
    public Outcome discard(long id, String reason, String actor) {
        return rows.lockDead(id).map(letter -> {
            letter.discarded(clock.instant());
            audit.done(AuditKind.DEAD_LETTER_DISCARDED, letter.msisdn(), actor, "dead letter " + id + ": " + reason);
            return Outcome.DONE;
        }).orElse(Outcome.NOT_DEAD);
    }
}

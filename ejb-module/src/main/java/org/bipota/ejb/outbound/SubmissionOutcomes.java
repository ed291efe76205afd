package org.bipota.ejb.outbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.Exchange;
import org.bipota.ejb.application.Exchanges;
import org.bipota.ejb.application.Masking;
import org.bipota.ejb.application.Pushes;
import org.bipota.ejb.application.ReceiptLedger;
import org.bipota.ejb.application.SubmissionLedger;
import org.bipota.ejb.domain.PushState;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.OutboxMessage;
import org.bipota.ejb.persistence.OutboxRows;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.api.SubmitOutcome.Accepted;
import org.bipota.smpp.api.SubmitOutcome.NotSent;
import org.bipota.smpp.api.SubmitOutcome.Refused;
import org.bipota.smpp.api.SubmitOutcome.Unanswered;

/** Stores what became of a submission. The caller holds the card's lock. */
@Dependent
public class SubmissionOutcomes {

    private final OutboxRows outbox;
    private final PushRows pushes;
    private final Exchanges exchanges;
    private final SubmissionLedger submissions;
    private final ReceiptLedger receipts;
    private final Clock clock;

    /** Works in the caller's transaction. */
    @Inject
    public SubmissionOutcomes(OutboxRows outbox, PushRows pushes, Exchanges exchanges, SubmissionLedger submissions, ReceiptLedger receipts, Clock clock) {
        this.outbox = outbox;
        this.pushes = pushes;
        this.exchanges = exchanges;
        this.submissions = submissions;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** The submission ended. */
    void ended(Card card, ClaimedMessage claimed, SubmitOutcome outcome) {
        Instant now = clock.instant();
        BipPush push = pushes.push(claimed.pushId()).orElseThrow();
        ApplicationLog.LOG.outcome(claimed.id(), Masking.mask(push.msisdn()), Retries.inWords(outcome));
        enter(push, claimed.parts(), outcome, now);
        boolean taken = outcome instanceof Accepted || submissions.missing(push).isEmpty();
        if (taken) {
            submitted(card, push, now);
        }
        outbox.message(claimed.id()).ifPresent(message -> {
            if (taken) {
                outbox.remove(message);
            } else if (outcome instanceof Refused refused && !refused.temporary()) {
                outbox.remove(message);
                refused(card, push, Retries.inWords(outcome), now);
            } else {
                repeat(card, message, push, outcome, now);
            }
        });
        receipts.matchKept(card);
        if (push.submissions() > 1) {
            receipts.decide(card, push, now);
        }
    }

    /**
     * The answer came after the submission had ended without it. What waits to be repeated is taken back, or shortened by the
     * part; what was repeated already has two message ids then.
     */
    void answeredLate(Card card, ClaimedMessage claimed, LateAnswer answer) {
        Instant now = clock.instant();
        BipPush push = pushes.push(claimed.pushId()).orElseThrow();
        Optional<OutboxMessage> waiting = outbox.lockWaiting(push);
        int part = claimed.parts().get(answer.part() - 1);
        if (answer.commandStatus() == 0) {
            submissions.acceptedLate(push, part, answer.messageId(), now);
            if (submissions.missing(push).isEmpty()) {
                waiting.ifPresent(outbox::remove);
                submitted(card, push, now);
            } else {
                waiting.ifPresent(message -> message.release(now, "the SMSC has part " + part + ", by its late answer"));
            }
        } else {
            submissions.refusedLate(push, part);
            if (waiting.isPresent() && !answer.temporary()) {
                outbox.remove(waiting.get());
                refused(card, push, Retries.refusedLate(answer), now);
            }
        }
        receipts.matchKept(card);
    }

    /** The server that had the message stopped: any of the parts it had to submit may be at the SMSC. */
    void abandoned(Card card, OutboxMessage message, String why) {
        Instant now = clock.instant();
        BipPush push = pushes.push(message.pushId()).orElseThrow();
        submissions.missing(push).forEach(part -> submissions.unanswered(push, part, now));
        push.countSubmission();
        message.release(now, why);
        receipts.matchKept(card);
    }

    private void enter(BipPush push, List<Integer> parts, SubmitOutcome outcome, Instant now) {
        if (outcome instanceof NotSent) {
            return;
        }
        push.countSubmission();
        if (outcome instanceof Accepted accepted) {
            submissions.accepted(push, parts, accepted.messageIds(), now);
        } else if (outcome instanceof Refused refused) {
            submissions.accepted(push, parts, refused.messageIds(), now);
        } else if (outcome instanceof Unanswered unanswered) {
            submissions.accepted(push, parts, unanswered.messageIds(), now);
            submissions.unanswered(push, parts.get(unanswered.messageIds().size()), now);
        }
    }

    private void submitted(Card card, BipPush push, Instant now) {
        if (push.submittedAt() == null) {
            push.submitted(now);
            exchanges.of(card, push).submitted(push, now);
        }
    }

    private void refused(Card card, BipPush push, String reason, Instant now) {
        if (push.state() == PushState.QUEUED) {
            push.ended(PushState.REFUSED, now);
            exchanges.of(card, push).refused(push, reason, now);
        }
    }

    private void repeat(Card card, OutboxMessage message, BipPush push, SubmitOutcome outcome, Instant now) {
        Exchange exchange = exchanges.of(card, push);
        if (push.state() != PushState.QUEUED || !exchange.wants(push)) {
            outbox.remove(message);
            Pushes.withdraw(push, now);
            return;
        }
        String why = Retries.inWords(outcome);
        if (!why.equals(message.lastError())) {
            exchange.retried(why, now);
        }
        message.release(now.plus(Retries.wait(outcome, message.attempts())), why);
    }
}

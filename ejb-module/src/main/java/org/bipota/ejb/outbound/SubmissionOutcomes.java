package org.bipota.ejb.outbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.CheckProcess;
import org.bipota.ejb.application.Masking;
import org.bipota.ejb.application.Pushes;
import org.bipota.ejb.application.ReceiptLedger;
import org.bipota.ejb.domain.CheckEvent.PushRefused;
import org.bipota.ejb.domain.CheckEvent.PushSubmitted;
import org.bipota.ejb.domain.CheckHistoryEvent;
import org.bipota.ejb.domain.MessageIds;
import org.bipota.ejb.domain.PushState;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.CapabilityCheck;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CheckRows;
import org.bipota.ejb.persistence.EarlyReceipt;
import org.bipota.ejb.persistence.OutboxMessage;
import org.bipota.ejb.persistence.OutboxRows;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.ejb.persistence.SubmittedPart;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.api.SubmitOutcome.Accepted;
import org.bipota.smpp.api.SubmitOutcome.NotSent;
import org.bipota.smpp.api.SubmitOutcome.Refused;

/** Stores what became of a submission. The caller holds the card's lock. */
@Dependent
public class SubmissionOutcomes {

    private final OutboxRows outbox;
    private final PushRows pushes;
    private final CheckRows checks;
    private final CheckProcess process;
    private final ReceiptLedger ledger;
    private final Clock clock;

    /** Works in the caller's transaction. */
    @Inject
    public SubmissionOutcomes(
            OutboxRows outbox, PushRows pushes, CheckRows checks, CheckProcess process, ReceiptLedger ledger, Clock clock) {
        this.outbox = outbox;
        this.pushes = pushes;
        this.checks = checks;
        this.process = process;
        this.ledger = ledger;
        this.clock = clock;
    }

    void store(Card card, OutboxMessage message, SubmitOutcome outcome) {
        Instant now = clock.instant();
        BipPush push = pushes.push(message.pushId()).orElseThrow();
        CapabilityCheck check = checks.check(push.checkId());
        ApplicationLog.LOG.outcome(message.id(), Masking.mask(message.msisdn()), Retries.inWords(outcome));
        if (!(outcome instanceof NotSent)) {
            push.countSubmission();
        }
        if (outcome instanceof Accepted accepted) {
            outbox.remove(message);
            push.submitted(now);
            process.on(card, check, new PushSubmitted(push.attempt(), now));
            enterParts(card, push, accepted.messageIds(), now);
        } else if (outcome instanceof Refused refused && !refused.temporary()) {
            outbox.remove(message);
            push.ended(PushState.REFUSED, now);
            process.on(card, check, new PushRefused(push.attempt(), Retries.inWords(outcome), now));
        } else if (check.state().running() && check.attempts() == push.attempt()) {
            retry(message, check, outcome, now);
        } else {
            outbox.remove(message);
            Pushes.withdraw(push, now);
        }
    }

    private void retry(OutboxMessage message, CapabilityCheck check, SubmitOutcome outcome, Instant now) {
        String why = Retries.inWords(outcome);
        if (!why.equals(message.lastError())) {
            checks.tell(check.id(), now, CheckHistoryEvent.PUSH_RETRIED, why);
        }
        message.release(now.plus(Retries.wait(outcome, message.attempts())), why);
    }

    private void enterParts(Card card, BipPush push, List<String> messageIds, Instant now) {
        for (int i = 0; i < messageIds.size(); i++) {
            String id = messageIds.get(i);
            pushes.add(new SubmittedPart(push, i + 1, id, MessageIds.key(id), now));
        }
        for (EarlyReceipt early : pushes.earlyReceipts(card)) {
            ledger.find(card, early.messageId()).ifPresent(part -> {
                ledger.enter(card, part, early.finalState(), early.receivedAt());
                pushes.remove(early);
            });
        }
    }
}

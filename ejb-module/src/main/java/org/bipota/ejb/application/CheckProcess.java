package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.CheckDecision;
import org.bipota.ejb.domain.CheckEffect;
import org.bipota.ejb.domain.CheckEffect.DecideRow;
import org.bipota.ejb.domain.CheckEffect.PushAgain;
import org.bipota.ejb.domain.CheckEvent;
import org.bipota.ejb.domain.CheckEvent.PushRefused;
import org.bipota.ejb.domain.CheckRules;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.persistence.CapabilityCheck;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.CheckRows;
import org.bipota.ejb.persistence.TerminalCapability;

/** Moves checks: asks the rules, stores what they decide and does what they want. The caller holds the card's lock. */
@Dependent
public class CheckProcess {

    /** How far a counter jumps that the card called low; the card's own is not known (TS 102 225 clause 5.1.4). */
    static final long COUNTER_JUMP = 1L << 20;

    private final CheckRules rules;
    private final CardRows cards;
    private final CheckRows checks;
    private final Pushes pushes;

    /** Works in the caller's transaction. */
    @Inject
    public CheckProcess(CheckRules rules, CardRows cards, CheckRows checks, Pushes pushes) {
        this.rules = rules;
        this.cards = cards;
        this.checks = checks;
        this.pushes = pushes;
    }

    /** Something was seen of a check of {@code card}. */
    public void on(Card card, CapabilityCheck check, CheckEvent event) {
        CheckState before = check.state();
        CheckDecision decision = rules.decide(check.progress(), event);
        check.apply(decision.progress());
        checks.tell(check.id(), event.at(), decision.history(), decision.detail());
        if (check.state() != before) {
            ApplicationLog.LOG.checkMoved(check.id(), Masking.mask(card.msisdn()), before, check.state(),
                    decision.detail() == null ? decision.history().toString() : decision.detail());
        }
        for (CheckEffect effect : decision.effects()) {
            carryOut(card, check, effect, event.at());
        }
    }

    /** Makes the push that the check is at. */
    void push(Card card, CapabilityCheck check, Instant now) {
        Optional<Long> counter = card.reserveCounter();
        if (counter.isPresent()) {
            pushes.queue(card, check, counter.get(), now);
        } else {
            ApplicationLog.LOG.countersUsedUp(Masking.mask(card.msisdn()));
            on(card, check, new PushRefused(check.attempts(),
                    "the card's counters are used up: import it with new keys", now));
        }
    }

    private void carryOut(Card card, CapabilityCheck check, CheckEffect effect, Instant now) {
        if (effect instanceof PushAgain again) {
            if (again.raiseCounter()) {
                card.jumpCounter(COUNTER_JUMP);
            }
            push(card, check, now);
        } else if (effect instanceof DecideRow verdict) {
            decideRow(card, check, verdict, now);
        } else {
            pushes.withdrawWaiting(check, now);
        }
    }

    /** A proof counts whichever check it belongs to; everything else only when no later check was started. */
    private void decideRow(Card card, CapabilityCheck check, DecideRow verdict, Instant now) {
        TerminalCapability row = cards.row(card);
        if (verdict.state() == CapabilityState.CAPABLE || check.id().equals(row.latestCheckId())) {
            row.decide(verdict.state(), verdict.reason(), check.id(), now);
        }
    }
}

package org.bipota.ejb.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.domain.CheckEvent;
import org.bipota.ejb.domain.CheckEvent.LimitElapsed;
import org.bipota.ejb.domain.CheckEvent.WindowElapsed;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.persistence.CapabilityCheck;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.CheckRows;

/** Ends what ran out of time. Several nodes may do so side by side: a card that another transaction holds is left out. */
@ApplicationScoped
public class Deadlines {

    private CardRows cards;
    private CheckRows checks;
    private CheckProcess process;
    private Hearing hearing;
    private Clock clock;

    /** For the container's proxy. */
    protected Deadlines() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public Deadlines(CardRows cards, CheckRows checks, CheckProcess process, Hearing hearing, Clock clock) {
        this.cards = cards;
        this.checks = checks;
        this.process = process;
        this.hearing = hearing;
        this.clock = clock;
    }

    /**
     * Ends, or pushes again, at most {@code most} checks whose deadline has come.
     *
     * @return how many
     */
    @Transactional
    public int endDue(int most) {
        Instant now = hearing.until(clock.instant());
        List<Long> due = checks.cardsWithDueChecks(now, most);
        if (due.isEmpty()) {
            return 0;
        }
        Map<Long, Card> locked = new HashMap<>();
        cards.lockFreeById(due).forEach(card -> locked.put(card.id(), card));
        if (locked.isEmpty()) {
            return 0;
        }
        List<CapabilityCheck> ended = checks.due(locked.keySet(), now);
        for (CapabilityCheck check : ended) {
            CheckEvent event = check.state() == CheckState.DELIVERED ? new WindowElapsed(now) : new LimitElapsed(now);
            process.on(locked.get(check.cardId()), check, event);
        }
        return ended.size();
    }
}

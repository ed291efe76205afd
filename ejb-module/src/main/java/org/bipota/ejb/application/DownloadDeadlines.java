package org.bipota.ejb.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.domain.DownloadEvent.TimeElapsed;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.DownloadRows;
import org.bipota.ejb.persistence.PushRows;

/**
 * Begins downloads whose time has come, and brings forward what waited too long. Several nodes may do so side by side: a card
 * that another transaction holds is left out.
 */
@ApplicationScoped
public class DownloadDeadlines {

    private CardRows cards;
    private DownloadRows downloads;
    private DownloadTurns turns;
    private DownloadProcess process;
    private PushRows pushes;
    private Hearing hearing;
    private Clock clock;

    /** For the container's proxy. */
    protected DownloadDeadlines() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public DownloadDeadlines(CardRows cards, DownloadRows downloads, DownloadTurns turns, DownloadProcess process,
            PushRows pushes, Hearing hearing, Clock clock) {
        this.cards = cards;
        this.downloads = downloads;
        this.turns = turns;
        this.process = process;
        this.pushes = pushes;
        this.hearing = hearing;
        this.clock = clock;
    }

    /**
     * Begins at most {@code most} downloads of this priority, the oldest first, each of another card.
     *
     * @return how many
     */
    @Transactional
    public int beginDue(MessagePriority priority, int most) {
        Instant now = clock.instant();
        List<Long> free = downloads.freeCardsWithDue(priority.number(), now, most);
        int begun = 0;
        for (Card card : free.isEmpty() ? List.<Card>of() : cards.lockFreeById(free)) {
            if (turns.beginNext(card, now)) {
                begun++;
            }
        }
        return begun;
    }

    /**
     * Brings forward at most {@code most} downloads whose wait is over.
     *
     * @return how many
     */
    @Transactional
    public int endDue(int most) {
        Instant now = hearing.until(clock.instant());
        List<Long> due = downloads.cardsWithDeadline(now, most);
        Map<Long, Card> locked = new HashMap<>();
        if (!due.isEmpty()) {
            cards.lockFreeById(due).forEach(card -> locked.put(card.id(), card));
        }
        List<Download> overdue = locked.isEmpty() ? List.of() : downloads.overdue(locked.keySet(), now);
        overdue.forEach(download -> process.on(locked.get(download.cardId()), download,
                new TimeElapsed(hearing.since(), pushes.lastMadeFor(download).orElse(null), now)));
        return overdue.size();
    }
}

package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.bipota.ejb.domain.DownloadState;

/** Finds and stores downloads and their history. */
@Dependent
public class DownloadRows {

    private static final List<DownloadState> RUNNING = List.of(DownloadState.PUSHED, DownloadState.TRANSFERRING);

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public DownloadRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Stores a new download. */
    public void add(Download download) {
        entityManager.persist(download);
    }

    /** The download {@code id} of a locked card. */
    public Download download(Long id) {
        return entityManager.find(Download.class, id);
    }

    /** The download of a locked card that messages or packets are on their way for; there is one at most. */
    public Optional<Download> running(Card card) {
        return entityManager.createQuery(
                        "select d from Download d where d.cardId = :card and d.state in :running order by d.id", Download.class)
                .setParameter("card", card.id())
                .setParameter("running", RUNNING)
                .setMaxResults(1)
                .getResultStream().findFirst();
    }

    /** The download of a locked card whose turn it is among those that wait and are due, or empty. */
    public Optional<Download> next(Card card, Instant now) {
        return entityManager.createQuery(
                        "select d from Download d where d.cardId = :card and d.state = :pending and d.dueAt <= :now"
                                + " order by d.priority, d.id", Download.class)
                .setParameter("card", card.id())
                .setParameter("pending", DownloadState.PENDING)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream().findFirst();
    }

    /** The download of this content, by its name, to a locked card that is not over, outside any campaign; or empty. */
    public Optional<Download> unfinished(Card card, String contentName) {
        return entityManager.createQuery(
                        "select d from Download d join Content c on c.id = d.contentId where d.cardId = :card"
                                + " and d.state in :unfinished and d.campaignId is null and c.name = :name order by d.id",
                        Download.class)
                .setParameter("card", card.id())
                .setParameter("unfinished",
                        List.of(DownloadState.PENDING, DownloadState.PUSHED, DownloadState.TRANSFERRING))
                .setParameter("name", contentName)
                .setMaxResults(1)
                .getResultStream().findFirst();
    }

    /**
     * Cards with a download of this priority that is due, the oldest first, and nothing else going on; nothing is locked.
     * A check is going on while it has a deadline.
     */
    public List<Long> freeCardsWithDue(int priority, Instant now, int most) {
        return entityManager.createQuery(
                        "select d.cardId from Download d where d.state = :pending and d.priority = :priority and d.dueAt <= :now"
                                + " and not exists (select 1 from Download o where o.cardId = d.cardId and o.state in :running)"
                                + " and not exists (select 1 from CapabilityCheck k where k.cardId = d.cardId"
                                + " and k.deadlineAt is not null) order by d.dueAt", Long.class)
                .setParameter("pending", DownloadState.PENDING)
                .setParameter("priority", priority)
                .setParameter("now", now)
                .setParameter("running", RUNNING)
                .setMaxResults(most)
                .getResultList();
    }

    /** The cards of downloads whose deadline has come, the oldest first; nothing is locked. */
    public List<Long> cardsWithDeadline(Instant now, int most) {
        return entityManager.createQuery(
                        "select d.cardId from Download d where d.deadlineAt <= :now order by d.deadlineAt", Long.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    /** The downloads of these locked cards whose deadline has come. */
    public List<Download> overdue(Collection<Long> cards, Instant now) {
        return entityManager.createQuery(
                        "select d from Download d where d.cardId in :cards and d.deadlineAt <= :now order by d.msisdn, d.id",
                        Download.class)
                .setParameter("cards", cards)
                .setParameter("now", now)
                .getResultList();
    }

    /** Adds a line to a download's history; the detail may be null. */
    public void tell(Long downloadId, Instant at, DownloadHistoryEvent event, String detail) {
        entityManager.persist(new DownloadHistoryEntry(downloadId, at, event, detail));
    }
}

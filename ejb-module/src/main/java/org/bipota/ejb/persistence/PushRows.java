package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.PushKind;

/** Finds and stores pushes, the short messages they went as, and receipts that came before their time. */
@Dependent
public class PushRows {

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public PushRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Stores a new push. */
    public void add(BipPush push) {
        entityManager.persist(push);
    }

    /** The push {@code id}. */
    public Optional<BipPush> push(Long id) {
        return Optional.ofNullable(entityManager.find(BipPush.class, id));
    }

    /** The card of the push {@code id}, without loading the push. */
    public Optional<Long> cardOfPush(Long id) {
        return entityManager.createQuery("select p.cardId from BipPush p where p.id = :id", Long.class)
                .setParameter("id", id)
                .getResultStream().findFirst();
    }

    /** The push with this identification data, hexadecimal. */
    public Optional<BipPush> byToken(String token) {
        return entityManager.createQuery("select p from BipPush p where p.token = :token", BipPush.class)
                .setParameter("token", token)
                .getResultStream().findFirst();
    }

    /** The tokens of the newest pushes that are neither used nor void, hexadecimal. */
    public List<String> goodTokens(int most) {
        return entityManager.createQuery(
                        "select p.token from BipPush p where p.token is not null and p.usedAt is null"
                                + " and p.voidedAt is null order by p.id desc",
                        String.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** The newest push of an undecided check, or a download that waits, to this card and this TAR whose token is good. */
    public Optional<BipPush> outstanding(String iccid, String tar) {
        return entityManager.createQuery(
                        "select p from BipPush p join Card c on c.id = p.cardId left join CapabilityCheck k on k.id = p.checkId"
                                + " left join Download d on d.id = p.downloadId"
                                + " where c.iccid = :iccid and p.tar = :tar and p.token is not null"
                                + " and p.usedAt is null and p.voidedAt is null"
                                + " and (k.state in :running or d.state = :pushed) order by p.id desc",
                        BipPush.class)
                .setParameter("iccid", iccid)
                .setParameter("tar", tar)
                .setParameter("running", List.of(CheckState.REQUESTED, CheckState.PUSHED, CheckState.DELIVERED))
                .setParameter("pushed", DownloadState.PUSHED)
                .setMaxResults(1)
                .getResultStream().findFirst();
    }

    /** The newest packets to a locked card that it has not answered, the newest first. */
    public List<BipPush> unanswered(Card card, int most) {
        return entityManager.createQuery(
                        "select p from BipPush p where p.cardId = :card and p.answeredAt is null and p.kind <> :notice"
                                + " order by p.id desc",
                        BipPush.class)
                .setParameter("card", card.id())
                .setParameter("notice", PushKind.NOTICE)
                .setMaxResults(most)
                .getResultList();
    }

    /** When the newest message for this download of a locked card was taken by the SMSC, or else made; empty without any. */
    public Optional<Instant> lastMadeFor(Download download) {
        return entityManager.createQuery(
                        "select coalesce(p.submittedAt, p.createdAt) from BipPush p where p.downloadId = :download"
                                + " order by p.id desc", Instant.class)
                .setParameter("download", download.id())
                .setMaxResults(1)
                .getResultStream().findFirst();
    }

    /** Makes every good token of a locked card void: its terminal is another one. */
    public void voidTokens(Card card, Instant now) {
        entityManager.createQuery(
                        "select p from BipPush p where p.cardId = :card and p.token is not null and p.usedAt is null"
                                + " and p.voidedAt is null",
                        BipPush.class)
                .setParameter("card", card.id())
                .getResultList()
                .forEach(push -> push.voidToken(now));
    }

    /** Stores a part that was submitted. */
    public void add(SubmittedPart part) {
        entityManager.persist(part);
    }

    /** The parts of a push. */
    public List<SubmittedPart> parts(BipPush push) {
        return entityManager.createQuery("select s from SubmittedPart s where s.pushId = :push", SubmittedPart.class)
                .setParameter("push", push.id())
                .getResultList();
    }

    /** The parts of a locked card that one of these keys may mean, the newest first. */
    public List<SubmittedPart> partsByKey(Card card, Collection<String> keys) {
        return entityManager.createQuery(
                        "select s from SubmittedPart s where s.messageKey in :keys and s.cardId = :card order by s.id desc",
                        SubmittedPart.class)
                .setParameter("keys", keys)
                .setParameter("card", card.id())
                .getResultList();
    }

    /** The parts of a locked card whose message ids are not known, the oldest first. */
    public List<SubmittedPart> partsWithoutId(Card card) {
        return entityManager.createQuery(
                        "select s from SubmittedPart s where s.messageKey = :none and s.cardId = :card and s.finalState is null"
                                + " order by s.id",
                        SubmittedPart.class)
                .setParameter("none", SubmittedPart.NO_KEY)
                .setParameter("card", card.id())
                .getResultList();
    }

    /** Forgets a part that the SMSC turned out not to have. */
    public void remove(SubmittedPart part) {
        entityManager.remove(part);
    }

    /** Stores a receipt that came before its time. */
    public void add(EarlyReceipt receipt) {
        entityManager.persist(receipt);
    }

    /** The receipts of a locked card that came before their time. */
    public List<EarlyReceipt> earlyReceipts(Card card) {
        return entityManager.createQuery(
                        "select e from EarlyReceipt e where e.cardId = :card order by e.id", EarlyReceipt.class)
                .setParameter("card", card.id())
                .getResultList();
    }

    /** Forgets a receipt. */
    public void remove(EarlyReceipt receipt) {
        entityManager.remove(receipt);
    }
}

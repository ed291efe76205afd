package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Erases everything of one subscriber in all tables. Rows of nobody else's concern are deleted; where a campaign counts a row, it
 * stays under a pseudonym; audit records lose number and salt, of which their chain does not depend. The caller holds the card's
 * lock.
 */
@Dependent
public class SubscriberRows {

    private static final String MY_PUSHES = "(select p.id from bip_push p where p.card_id = :card)";
    private static final String MY_DOWNLOADS = "(select d.id from download d where d.msisdn = :msisdn)";

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public SubscriberRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Whether a message to the card is just being submitted. */
    public boolean isSending(Card card) {
        return !card("select o.id from outbox_message o where o.card_id = :card and o.state = 'SENDING'", card).getResultList().isEmpty();
    }

    /** Deletes the card, its keys, and what was ever sent to it, asked of it and found out about it; answers how many rows. */
    public int deleteCard(Card card) {
        entityManager.flush();
        int rows = 0;
        for (String sql : List.of(
                "delete from outbox_message where card_id = :card",
                "delete from submitted_part where push_id in " + MY_PUSHES,
                "delete from bip_push where card_id = :card",
                "delete from early_receipt where card_id = :card",
                "delete from inbound_part where card_id = :card",
                "delete from check_event where check_id in (select k.id from capability_check k where k.card_id = :card)",
                "delete from capability_check where card_id = :card",
                "delete from terminal_capability where card_id = :card",
                "update download set card_id = null where card_id = :card",
                "delete from card where id = :card")) {
            rows += card(sql, card).executeUpdate();
        }
        entityManager.clear();
        return rows;
    }

    /**
     * Deletes the number's downloads of no campaign, and leaves those of campaigns, and their targets, under a pseudonym that is
     * kept nowhere else; what has not ended of them has failed.
     *
     * @param pseudonym at most 15 characters that are no number
     */
    public int forgetDownloads(String msisdn, String pseudonym, String reason, Instant now) {
        msisdn("delete from download_event where download_id in " + MY_DOWNLOADS, msisdn).executeUpdate();
        int rows = msisdn("delete from download where msisdn = :msisdn and campaign_id is null", msisdn).executeUpdate();
        // A held download is one that its campaign still means to release.
        msisdn("update campaign set releasable = releasable - 1 where prepared_at is not null and id in (select d.campaign_id"
                + " from download d where d.msisdn = :msisdn and d.state = 'PENDING' and d.due_at is null)", msisdn).executeUpdate();
        msisdn("update download set state = 'FAILED', reason = :reason, decided_at = :now, deadline_at = null, limit_at = null,"
                + " answer_at = null, packet = null, channel_id = null where msisdn = :msisdn"
                + " and state in ('PENDING', 'PUSHED', 'TRANSFERRING')", msisdn)
                .setParameter("reason", reason).setParameter("now", now).executeUpdate();
        rows += msisdn("update download set msisdn = :pseudonym where msisdn = :msisdn", msisdn)
                .setParameter("pseudonym", pseudonym).executeUpdate();
        return rows + msisdn("update campaign_target set msisdn = :pseudonym where msisdn = :msisdn", msisdn)
                .setParameter("pseudonym", pseudonym).executeUpdate();
    }

    /** Deletes dead letters, and takes number and salt out of audit records; the number as it may have been received. */
    public int forgetMessages(Collection<String> written) {
        int rows = entityManager.createNativeQuery("delete from dead_letter where msisdn in (:written)")
                .setParameter("written", written).executeUpdate();
        return rows + entityManager.createNativeQuery(
                        "update audit_record set msisdn = null, subject_salt = null where msisdn in (:written)")
                .setParameter("written", written).executeUpdate();
    }

    /** Takes the causes of failures of batch jobs out of the server's own tables where they quote one of {@code identities}. */
    public void forgetFailures(Collection<String> identities) {
        if (entityManager.createNativeQuery("select 1 from information_schema.tables where lower(table_name) = 'step_execution'")
                .getResultList().isEmpty()) {
            return;
        }
        for (String table : List.of("step_execution", "partition_execution")) {
            for (String identity : identities) {
                entityManager.createNativeQuery("update " + table + " set executionexception = null where executionexception like :quoting")
                        .setParameter("quoting", "%" + identity + "%").executeUpdate();
            }
        }
    }

    private Query card(String sql, Card card) {
        return entityManager.createNativeQuery(sql).setParameter("card", card.id());
    }

    private Query msisdn(String sql, String msisdn) {
        return entityManager.createNativeQuery(sql).setParameter("msisdn", msisdn);
    }
}

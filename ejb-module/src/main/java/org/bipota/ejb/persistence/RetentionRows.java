package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bipota.ejb.domain.RetentionKind;

/**
 * Finds old rows, a window of their table at a time, and removes them with what belongs to them. What runs is never old, nor is
 * the check that a capability row rests on. Rows of cards that another transaction holds are left for the next day.
 */
@Dependent
public class RetentionRows {

    private static final String OLD_PUSHES = """
            from bip_push r left join capability_check k on k.id = r.check_id left join download d on d.id = r.download_id \
            where r.created_at < :before and r.state <> 'QUEUED' and (r.check_id is null or k.decided_at is not null) \
            and (r.download_id is null or d.decided_at is not null) \
            and not exists (select 1 from outbox_message o where o.push_id = r.id)""";
    private static final String OLD_CHECKS = """
            from capability_check r where r.decided_at < :before and r.deadline_at is null \
            and not exists (select 1 from terminal_capability t where t.card_id = r.card_id \
            and (t.check_id = r.id or t.latest_check_id = r.id)) \
            and not exists (select 1 from bip_push p join outbox_message o on o.push_id = p.id where p.check_id = r.id)""";
    private static final String NOT_SENT = """
            \sand not exists (select 1 from bip_push p join outbox_message o on o.push_id = p.id where p.download_id = r.id)""";
    private static final String OLD_DOWNLOADS = """
            from download r where r.decided_at < :before and r.campaign_id is null \
            and r.state in ('DONE', 'NOTIFIED', 'FAILED')""" + NOT_SENT;
    private static final String OVER = """
            g.state in ('DONE', 'STOPPED', 'FAILED') and coalesce(g.ended_at, g.started_at, g.created_at) < :before""";
    private static final String OLD_CAMPAIGN_DOWNLOADS = """
            from download r where r.campaign_id in (select g.id from campaign g where\s""" + OVER + """
            ) and (r.state in ('DONE', 'NOTIFIED', 'FAILED') or r.state = 'PENDING' and r.due_at is null)""" + NOT_SENT;
    private static final String WITHOUT_DOWNLOADS = """
            (select min(g.id) from campaign g where\s""" + OVER + """
             and not exists (select 1 from download d where d.campaign_id = g.id) \
            and exists (select 1 from campaign_target t where t.campaign_id = g.id))""";
    private static final String OLD_TARGETS = "from campaign_target r where r.campaign_id = " + WITHOUT_DOWNLOADS;
    private static final String OLD_CAMPAIGNS = """
            from campaign r where r.id in (select g.id from campaign g where\s""" + OVER + """
            ) and not exists (select 1 from download d where d.campaign_id = r.id) \
            and not exists (select 1 from campaign_target t where t.campaign_id = r.id)""";
    private static final String OLD_LETTERS = "from dead_letter r where r.last_at < :before";
    private static final String OLD_JOBS = """
            from job_instance r where exists (select 1 from job_execution e where e.jobinstanceid = r.jobinstanceid) \
            and not exists (select 1 from job_execution e where e.jobinstanceid = r.jobinstanceid \
            and (e.endtime is null or e.endtime >= :before or e.batchstatus not in ('COMPLETED', 'FAILED', 'STOPPED', 'ABANDONED'))) \
            and not exists (select 1 from campaign_run c where c.instance_id = r.jobinstanceid)""";

    private final EntityManager entityManager;
    private final CardRows cards;

    /** Works in the caller's transaction. */
    @Inject
    public RetentionRows(EntityManager entityManager, CardRows cards) {
        this.entityManager = entityManager;
        this.cards = cards;
    }

    /** The ids of old rows, at most {@code limit}, behind {@code after} in their order; of targets the ordinals in one campaign. */
    public List<Long> old(RetentionKind kind, Instant before, long after, int limit) {
        String key = key(kind);
        return longs(query("select " + key + " " + found(kind) + " and " + key + " > :after order by " + key, kind, before)
                .setParameter("after", after).setMaxResults(limit));
    }

    /** Removes those of {@code ids} that are still old, and answers how many. */
    public int remove(RetentionKind kind, Instant before, List<Long> ids) {
        return switch (kind) {
            case PUSHES -> removePushes(stillOld(kind, before, free("bip_push", ids)));
            case CHECKS -> removeChecks(stillOld(kind, before, free("capability_check", ids)));
            case DOWNLOADS, CAMPAIGN_DOWNLOADS -> removeDownloads(stillOld(kind, before, free("download", ids)));
            case CAMPAIGN_TARGETS -> query("delete from campaign_target where campaign_id = " + WITHOUT_DOWNLOADS
                    + " and ordinal in (:ids)", kind, before).setParameter("ids", ids).executeUpdate();
            case CAMPAIGNS -> removeCampaigns(stillOld(kind, before, ids));
            case DEAD_LETTERS -> delete("delete from dead_letter where id in (:ids)", stillOld(kind, before, ids));
            case JOBS -> delete("delete from job_instance where jobinstanceid in (:ids)", stillOld(kind, before, ids));
            case AUDIT_RECORDS -> throw new IllegalArgumentException("audit records are removed in the order of their chain");
        };
    }

    private static String key(RetentionKind kind) {
        return kind == RetentionKind.JOBS ? "r.jobinstanceid" : kind == RetentionKind.CAMPAIGN_TARGETS ? "r.ordinal" : "r.id";
    }

    private static String found(RetentionKind kind) {
        return switch (kind) {
            case PUSHES -> OLD_PUSHES;
            case CHECKS -> OLD_CHECKS;
            case DOWNLOADS -> OLD_DOWNLOADS;
            case CAMPAIGN_DOWNLOADS -> OLD_CAMPAIGN_DOWNLOADS;
            case CAMPAIGN_TARGETS -> OLD_TARGETS;
            case CAMPAIGNS -> OLD_CAMPAIGNS;
            case DEAD_LETTERS -> OLD_LETTERS;
            case JOBS -> OLD_JOBS;
            case AUDIT_RECORDS -> throw new IllegalArgumentException("audit records are found in the order of their chain");
        };
    }

    private List<Long> stillOld(RetentionKind kind, Instant before, Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : longs(query("select " + key(kind) + " " + found(kind) + " and " + key(kind) + " in (:ids)", kind, before)
                        .setParameter("ids", ids));
    }

    /** Those of {@code ids} whose card is ours now, or that have none. */
    private List<Long> free(String table, List<Long> ids) {
        List<Long> wanted = longs(entityManager.createNativeQuery(
                "select distinct card_id from " + table + " where id in (:ids) and card_id is not null").setParameter("ids", ids));
        Set<Long> locked = wanted.isEmpty() ? Set.of()
                : cards.lockFreeById(wanted).stream().map(Card::id).collect(Collectors.toSet());
        return longs(locked.isEmpty()
                ? entityManager.createNativeQuery("select id from " + table + " where id in (:ids) and card_id is null")
                        .setParameter("ids", ids)
                : entityManager.createNativeQuery("select id from " + table + " where id in (:ids) and (card_id is null or card_id in (:cards))")
                        .setParameter("ids", ids).setParameter("cards", locked));
    }

    private int removePushes(List<Long> ids) {
        delete("delete from submitted_part where push_id in (:ids)", ids);
        return delete("delete from bip_push where id in (:ids)", ids);
    }

    private int removeChecks(List<Long> ids) {
        delete("delete from submitted_part where push_id in (select p.id from bip_push p where p.check_id in (:ids))", ids);
        delete("delete from bip_push where check_id in (:ids)", ids);
        delete("delete from check_event where check_id in (:ids)", ids);
        return delete("delete from capability_check where id in (:ids)", ids);
    }

    private int removeDownloads(List<Long> ids) {
        delete("delete from submitted_part where push_id in (select p.id from bip_push p where p.download_id in (:ids))", ids);
        delete("delete from bip_push where download_id in (:ids)", ids);
        delete("delete from download_event where download_id in (:ids)", ids);
        return delete("delete from download where id in (:ids)", ids);
    }

    private int removeCampaigns(List<Long> ids) {
        delete("delete from campaign_outcome where campaign_id in (:ids)", ids);
        delete("delete from campaign_run where campaign_id in (:ids)", ids);
        int removed = delete("delete from campaign where id in (:ids)", ids);
        entityManager.createNativeQuery("delete from routing_policy where not exists (select 1 from campaign g"
                + " where g.policy_id = routing_policy.id) and not exists (select 1 from download d where d.policy_id = routing_policy.id)")
                .executeUpdate();
        return removed;
    }

    private int delete(String sql, List<Long> ids) {
        return ids.isEmpty() ? 0 : entityManager.createNativeQuery(sql).setParameter("ids", ids).executeUpdate();
    }

    /** The server writes the times of jobs without a zone, in its own. */
    private Query query(String sql, RetentionKind kind, Instant before) {
        return entityManager.createNativeQuery(sql).setParameter("before",
                kind == RetentionKind.JOBS ? LocalDateTime.ofInstant(before, ZoneId.systemDefault()) : before);
    }

    private static List<Long> longs(Query query) {
        return ((List<?>) query.getResultList()).stream().map(id -> ((Number) id).longValue()).toList();
    }
}

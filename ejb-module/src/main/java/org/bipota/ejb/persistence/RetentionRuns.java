package org.bipota.ejb.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.ejb.domain.RetentionKind;

/** Finds and stores the daily runs of retention and what they removed. */
@Dependent
public class RetentionRuns {

    private final EntityManager entityManager;

    /** Works in the caller's transaction. */
    @Inject
    public RetentionRuns(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Locks the run of a day. */
    public Optional<RetentionRun> lock(LocalDate day) {
        return Optional.ofNullable(entityManager.find(RetentionRun.class, day, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Stores a new run; of two nodes that do so, the constraints of the database refuse one. */
    public void add(RetentionRun run) {
        entityManager.persist(run);
        entityManager.flush();
    }

    /** Adds to what the run of a day removed. */
    public void count(LocalDate day, RetentionKind kind, int removed) {
        int known = entityManager.createNativeQuery(
                        "update retention_count set removed = removed + :removed where run_day = :day and kind = :kind")
                .setParameter("removed", removed).setParameter("day", day).setParameter("kind", kind.name()).executeUpdate();
        if (known == 0) {
            entityManager.createNativeQuery("insert into retention_count (run_day, kind, removed) values (:day, :kind, :removed)")
                    .setParameter("removed", removed).setParameter("day", day).setParameter("kind", kind.name()).executeUpdate();
        }
    }

    /** What the run of a day removed, by kind, in the order of the kinds. */
    public Map<RetentionKind, Long> counts(LocalDate day) {
        Map<RetentionKind, Long> counts = new LinkedHashMap<>();
        List<?> rows = entityManager.createNativeQuery("select kind, removed from retention_count where run_day = :day")
                .setParameter("day", day).getResultList();
        for (RetentionKind kind : RetentionKind.values()) {
            rows.stream().map(Object[].class::cast).filter(row -> kind.name().equals(row[0]))
                    .forEach(row -> counts.put(kind, ((Number) row[1]).longValue()));
        }
        return counts;
    }
}

package org.bipota.ejb.application.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;

/**
 * Keeps the figures by the hour: of each hour that is over the checks decided in it, once, and of the present hour the
 * subscribers, again and again. Two nodes may do it at once: the loser of a race rolls back and finds the row next time.
 */
@ApplicationScoped
public class HourlyTally {

    /** How far back missing hours are still counted. */
    private static final int HOURS_BACK = 24;

    private EntityManager entityManager;
    private Configuration configuration;
    private Clock clock;

    /** For the container's proxy. */
    protected HourlyTally() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public HourlyTally(EntityManager entityManager, Configuration configuration, Clock clock) {
        this.entityManager = entityManager;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** Counts the latest hour that is over and was not counted yet; answers whether there was one. */
    @Transactional
    public boolean countHour() {
        Instant present = clock.instant().truncatedTo(ChronoUnit.HOURS);
        List<?> counted = entityManager.createNativeQuery(
                        "select distinct hour_at from hourly_figure where figure = 'CHECKS' and hour_at >= :since", Instant.class)
                .setParameter("since", present.minus(Duration.ofHours(HOURS_BACK))).getResultList();
        for (int back = 1; back <= HOURS_BACK; back++) {
            Instant hour = present.minus(Duration.ofHours(back));
            if (!counted.contains(hour)) {
                tally(hour);
                return true;
            }
        }
        return false;
    }

    private void tally(Instant hour) {
        // The row of zero checks says that the hour was counted.
        entityManager.createNativeQuery("insert into hourly_figure (hour_at, figure, state, number) values (:hour, 'CHECKS', 'NONE', 0)")
                .setParameter("hour", hour).executeUpdate();
        entityManager.createNativeQuery("""
                        insert into hourly_figure (hour_at, figure, state, number) \
                        select cast(:hour as timestamp with time zone), 'CHECKS', state, count(*) from capability_check \
                        where decided_at >= :hour and decided_at < :end group by state""")
                .setParameter("hour", hour).setParameter("end", hour.plus(1, ChronoUnit.HOURS)).executeUpdate();
    }

    /** Counts the subscribers for the present hour. */
    @Transactional
    public void countSubscribers() {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        entityManager.createNativeQuery("delete from hourly_figure where hour_at = :hour and figure = 'SUBSCRIBERS'")
                .setParameter("hour", hour).executeUpdate();
        entityManager.createNativeQuery("""
                        insert into hourly_figure (hour_at, figure, state, number) \
                        select cast(:hour as timestamp with time zone), 'SUBSCRIBERS', state, count(*) \
                        from terminal_capability group by state""")
                .setParameter("hour", hour).executeUpdate();
    }

    /** Forgets hours past their retention. */
    @Transactional
    public void forget() {
        entityManager.createNativeQuery("delete from hourly_figure where hour_at < :before")
                .setParameter("before", clock.instant().minus(configuration.duration(Variable.FIGURES_EXPIRY))).executeUpdate();
    }
}

package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.CheckState;

/**
 * Counts what the console shows live. Counting reads whole indexes, so one count serves all viewers for at least two
 * seconds, and for twenty times as long as it took: a big table never spends more than a twentieth of its time on it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OverviewQueries {

    private static final long SHORTEST_LIFE_NANOS = 2_000_000_000L;
    private static final int LIFE_PER_COST = 20;

    private record Counted(OverviewView view, long countedNanos, long lifeNanos) {
    }

    private record Count(String key, long number) {
    }

    private final Clock clock = Clock.systemUTC();
    private final ReentrantLock counting = new ReentrantLock();
    private volatile Counted last;

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public OverviewQueries() {
    }

    OverviewQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The counts, at most as old as described above. */
    public OverviewView overview() {
        Counted known = last;
        if (known != null && System.nanoTime() - known.countedNanos() < known.lifeNanos()) {
            return known.view();
        }
        if (known != null && !counting.tryLock()) {
            return known.view();
        }
        if (known == null) {
            counting.lock();
        }
        try {
            if (last == known) {
                long began = System.nanoTime();
                OverviewView view = count();
                long ended = System.nanoTime();
                last = new Counted(view, ended, Math.max(SHORTEST_LIFE_NANOS, (ended - began) * LIFE_PER_COST));
            }
            return last.view();
        } finally {
            counting.unlock();
        }
    }

    private OverviewView count() {
        List<String> running = Arrays.stream(CheckState.values()).filter(CheckState::running).map(Enum::name).toList();
        return new OverviewView(clock.instant(),
                byState("select state, count(*) as number from terminal_capability group by state",
                        Arrays.stream(CapabilityState.values()).map(Enum::name).toList()),
                byState("select state, count(*) as number from capability_check where state in ("
                        + running.stream().map(state -> "'" + state + "'").collect(Collectors.joining(","))
                        + ") group by state", running),
                single("select count(*) as number from outbox_message where state = 'READY'"),
                single("select count(*) as number from dead_letter where state = 'DEAD'"));
    }

    private Map<String, Long> byState(String sql, List<String> states) {
        Map<String, Long> counts = new LinkedHashMap<>();
        states.forEach(state -> counts.put(state, 0L));
        Rows.of(dataSource, sql, row -> new Count(row.getString("state"), row.getLong("number")))
                .forEach(count -> counts.put(count.key(), count.number()));
        return counts;
    }

    private long single(String sql) {
        return Rows.of(dataSource, sql, row -> row.getLong("number")).get(0);
    }
}

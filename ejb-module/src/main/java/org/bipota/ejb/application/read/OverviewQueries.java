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
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.CheckState;

/**
 * Counts what the console shows live. Counting reads whole indexes, so one count serves all viewers and is
 * {@link Remembered}.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OverviewQueries {

    private record Count(String key, long number) {
    }

    private final Clock clock = Clock.systemUTC();
    private final Remembered<OverviewView> counted = new Remembered<>(this::count, System::nanoTime);

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public OverviewQueries() {
    }

    OverviewQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The counts, at most as old as a {@link Remembered} value is. */
    public OverviewView overview() {
        return counted.get();
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

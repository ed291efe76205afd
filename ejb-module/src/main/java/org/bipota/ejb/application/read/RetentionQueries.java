package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads what was removed on which day. */
@Stateless
@RolesAllowed("admin")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionQueries {

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    private record Count(LocalDate day, String kind, long removed) {
    }

    /** For the container, which injects the data source. */
    public RetentionQueries() {
    }

    RetentionQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A page of the days, the latest first.
     *
     * @param after the last day of the page before, or null
     * @param limit at least 1
     */
    public Page<RetentionView> list(LocalDate after, int limit) {
        Conditions conditions = new Conditions().with("run_day < ?", after);
        List<RetentionView> found = Rows.of(dataSource, "select run_day, node, started_at, ended_at from retention_run"
                        + conditions.where() + " order by run_day desc limit ?",
                row -> new RetentionView(row.getObject("run_day", LocalDate.class), row.getString("node"),
                        Rows.instant(row, "started_at"), Rows.instant(row, "ended_at"), Map.of()), conditions.parameters(limit + 1));
        Page<RetentionView> page = Page.of(found, limit, run -> run.day().toString());
        return new Page<>(counted(page.items()), page.next());
    }

    private List<RetentionView> counted(List<RetentionView> runs) {
        if (runs.isEmpty()) {
            return runs;
        }
        Map<LocalDate, Map<String, Long>> counts = Rows.of(dataSource,
                "select run_day, kind, removed from retention_count where run_day between ? and ?",
                row -> new Count(row.getObject("run_day", LocalDate.class), row.getString("kind"), row.getLong("removed")),
                runs.get(runs.size() - 1).day(), runs.get(0).day()).stream()
                .collect(Collectors.groupingBy(Count::day,
                        Collectors.toMap(Count::kind, Count::removed, Long::sum, TreeMap::new)));
        return runs.stream().map(run -> new RetentionView(run.day(), run.node(), run.startedAt(), run.endedAt(),
                counts.getOrDefault(run.day(), Map.of()))).toList();
    }
}

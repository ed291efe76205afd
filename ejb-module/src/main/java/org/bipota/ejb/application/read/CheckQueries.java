package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads checks and their histories. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CheckQueries {

    private static final String CHECK = """
            select id, msisdn, state, reason, imei, attempts, requested_at, delivered_at, decided_at \
            from capability_check""";

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public CheckQueries() {
    }

    /** Reads through {@code dataSource}. */
    public CheckQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Event(long checkId, CheckEventView view) {
    }

    /** One check, or empty when there is none with this id. */
    public Optional<CheckView> find(long id) {
        return withHistories(Rows.of(dataSource, CHECK + " where id = ?", CheckQueries::view, id)).stream().findFirst();
    }

    /**
     * A page of the checks, the newest first.
     *
     * @param msisdn the subscriber, or null for all
     * @param state the state's name, or null for all
     * @param after the last id of the page before, or null
     * @param limit at least 1
     */
    public Page<CheckView> list(String msisdn, String state, Long after, int limit) {
        Conditions conditions = new Conditions()
                .with("msisdn = ?", msisdn)
                .with("state = ?", state)
                .with("id < ?", after);
        List<CheckView> found = Rows.of(dataSource, CHECK + conditions.where() + " order by id desc limit ?",
                CheckQueries::view, conditions.parameters(limit + 1));
        Page<CheckView> page = Page.of(found, limit, check -> Long.toString(check.id()));
        return new Page<>(withHistories(page.items()), page.next());
    }

    private List<CheckView> withHistories(List<CheckView> checks) {
        if (checks.isEmpty()) {
            return checks;
        }
        String ids = String.join(",", Collections.nCopies(checks.size(), "?"));
        Map<Long, List<CheckEventView>> histories = Rows.of(dataSource,
                "select check_id, happened_at, event, detail from check_event where check_id in (" + ids
                        + ") order by happened_at, id",
                CheckQueries::event, checks.stream().map(CheckView::id).toArray()).stream()
                .collect(Collectors.groupingBy(Event::checkId, HashMap::new,
                        Collectors.mapping(Event::view, Collectors.toList())));
        return checks.stream().map(check -> check.with(histories.getOrDefault(check.id(), List.of()))).toList();
    }

    private static CheckView view(ResultSet row) throws SQLException {
        return new CheckView(row.getLong("id"), row.getString("msisdn"), row.getString("state"), row.getString("reason"),
                row.getString("imei"), row.getInt("attempts"), Rows.instant(row, "requested_at"),
                Rows.instant(row, "delivered_at"), Rows.instant(row, "decided_at"), List.of());
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(row.getLong("check_id"), new CheckEventView(Rows.instant(row, "happened_at"),
                row.getString("event"), row.getString("detail")));
    }
}

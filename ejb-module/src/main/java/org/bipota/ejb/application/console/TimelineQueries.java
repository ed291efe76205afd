package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bipota.ejb.application.console.TimelineEntry.Kind;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.application.read.Rows;

/**
 * Merges what happened to one subscriber: handsets, checks, pushes and their receipts and answers, channels, downloads,
 * decisions, audit records. A part is made of the newest checks and downloads with all their events.
 */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TimelineQueries {

    /** Checks and downloads of a part. */
    static final int PROCESSES = 12;
    /** Events of a part, by source; a long download has many. */
    private static final int EVENTS = 400;

    private static final String CHECKS = """
            select id, requested_at, cause, imei, state, reason, decided_at from capability_check""";
    private static final String DOWNLOADS = """
            select id, requested_at, route, route_reason, state, reason, decided_at from download""";

    /** A check or a download, with what its own row tells. */
    private record Process(long id, boolean check, Instant since, List<TimelineEntry> entries) {
    }

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public TimelineQueries() {
    }

    /** Reads through {@code dataSource}. */
    public TimelineQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A part of a subscriber's timeline.
     *
     * @param before {@code older} of the part behind, or null for the newest part
     */
    public Timeline timeline(SubscriberFacts subscriber, Instant before) {
        List<Process> all = Stream.concat(checks(subscriber, before).stream(), downloads(subscriber, before).stream())
                .sorted(Comparator.comparing(Process::since).reversed()).toList();
        boolean more = all.size() > PROCESSES;
        List<Process> shown = more ? all.subList(0, PROCESSES) : all;
        Instant from = more ? shown.get(shown.size() - 1).since() : null;
        List<TimelineEntry> entries = new ArrayList<>();
        shown.forEach(process -> entries.addAll(process.entries()));
        entries.addAll(events("check_event", "check_id", Kind.CHECK, shown, true));
        entries.addAll(events("download_event", "download_id", Kind.DOWNLOAD, shown, false));
        entries.addAll(audit(subscriber, from, before));
        entries.sort(Comparator.comparing(TimelineEntry::at).reversed());
        return new Timeline(entries, from);
    }

    private List<Process> checks(SubscriberFacts subscriber, Instant before) {
        Conditions conditions = new Conditions().with("card_id = ?", subscriber.cardId()).with("requested_at < ?", time(before));
        return Rows.of(dataSource, CHECKS + conditions.where() + " order by id desc limit ?", TimelineQueries::check,
                conditions.parameters(PROCESSES + 1));
    }

    private List<Process> downloads(SubscriberFacts subscriber, Instant before) {
        Conditions conditions = new Conditions().with("msisdn = ?", subscriber.msisdn()).with("requested_at < ?", time(before));
        return Rows.of(dataSource, DOWNLOADS + conditions.where() + " order by id desc limit ?", TimelineQueries::download,
                conditions.parameters(PROCESSES + 1));
    }

    private List<TimelineEntry> events(String table, String column, Kind kind, List<Process> processes, boolean checks) {
        Object[] ids = Stream.concat(processes.stream().filter(process -> process.check() == checks).map(Process::id),
                Stream.of((long) EVENTS)).toArray();
        if (ids.length == 1) {
            return List.of();
        }
        return Rows.of(dataSource, "select " + column + " as process, happened_at, event, detail from " + table + " where "
                        + column + " in (" + String.join(",", Collections.nCopies(ids.length - 1, "?"))
                        + ") order by id desc limit ?",
                row -> new TimelineEntry(Rows.instant(row, "happened_at"), kind, row.getString("event"),
                        row.getString("detail"), row.getLong("process")), ids);
    }

    private List<TimelineEntry> audit(SubscriberFacts subscriber, Instant from, Instant before) {
        Conditions conditions = new Conditions().with("msisdn = ?", subscriber.msisdn())
                .with("happened_at >= ?", time(from)).with("happened_at < ?", time(before));
        return Rows.of(dataSource, "select happened_at, kind, actor, reason from audit_record" + conditions.where()
                        + " order by id desc limit ?",
                row -> new TimelineEntry(Rows.instant(row, "happened_at"), Kind.AUDIT, row.getString("kind"),
                        row.getString("actor") == null ? row.getString("reason")
                                : row.getString("actor") + ": " + row.getString("reason"), null),
                conditions.parameters(EVENTS));
    }

    private static Process check(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Instant since = Rows.instant(row, "requested_at");
        List<TimelineEntry> entries = new ArrayList<>();
        String cause = row.getString("cause");
        if (row.getString("imei") != null && !"OPERATOR".equals(cause)) {
            entries.add(new TimelineEntry(since, Kind.HANDSET, cause, row.getString("imei"), id));
        }
        add(entries, row, Kind.VERDICT, id);
        return new Process(id, true, since, entries);
    }

    private static Process download(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Instant since = Rows.instant(row, "requested_at");
        List<TimelineEntry> entries = new ArrayList<>();
        entries.add(new TimelineEntry(since, Kind.ROUTE, row.getString("route"), row.getString("route_reason"), id));
        add(entries, row, Kind.OUTCOME, id);
        return new Process(id, false, since, entries);
    }

    private static void add(List<TimelineEntry> entries, ResultSet row, Kind kind, long id) throws SQLException {
        Instant decided = Rows.instant(row, "decided_at");
        if (decided != null) {
            entries.add(new TimelineEntry(decided, kind, row.getString("state"), row.getString("reason"), id));
        }
    }

    private static Object time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

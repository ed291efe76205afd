package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Remembered;
import org.bipota.ejb.application.read.Rows;

/**
 * Figures by the hour: past hours as they were tallied, the present one counted now. Hours that nobody tallied, since the
 * server was down, are missing.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HourlyFigures {

    private static final Duration CHECKS_SHOWN = Duration.ofHours(24);
    private static final Duration SUBSCRIBERS_SHOWN = Duration.ofDays(30);

    private static final String TALLIED =
            "select hour_at, state, number from hourly_figure where figure = ? and hour_at >= ? order by hour_at";
    static final String CHECKS_NOW =
            "select state, count(*) as number from capability_check where decided_at >= ? and decided_at < ? group by state";

    private record Row(Instant hour, String state, long number) {
    }

    private final Remembered<List<HourlyFigure>> checks = new Remembered<>(this::countChecks, System::nanoTime);
    private final Remembered<List<HourlyFigure>> subscribers = new Remembered<>(this::readSubscribers, System::nanoTime);

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    @Inject
    private Clock clock;

    /** For the container, which injects. */
    public HourlyFigures() {
    }

    HourlyFigures(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Checks decided in each of the last 24 hours, the present one last; hours without any are there with nothing. */
    public List<HourlyFigure> checks() {
        return checks.get();
    }

    /** Subscribers by state in the hours of the last 30 days that were tallied. */
    public List<HourlyFigure> subscribers() {
        return subscribers.get();
    }

    private List<HourlyFigure> countChecks() {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant first = hour.minus(CHECKS_SHOWN).plus(1, ChronoUnit.HOURS);
        Map<Instant, Map<String, Long>> hours = new TreeMap<>();
        Stream.iterate(first, one -> !one.isAfter(hour), one -> one.plus(1, ChronoUnit.HOURS))
                .forEach(one -> hours.put(one, new HashMap<>()));
        tallied("CHECKS", first).forEach(row -> hours.get(row.hour()).put(row.state(), row.number()));
        hours.get(hour).clear();
        Rows.of(dataSource, CHECKS_NOW, row -> new Row(hour, row.getString("state"), row.getLong("number")),
                hour.atOffset(ZoneOffset.UTC), hour.plus(1, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .forEach(row -> hours.get(hour).put(row.state(), row.number()));
        return figures(hours);
    }

    private List<HourlyFigure> readSubscribers() {
        Map<Instant, Map<String, Long>> hours = new TreeMap<>();
        tallied("SUBSCRIBERS", clock.instant().truncatedTo(ChronoUnit.HOURS).minus(SUBSCRIBERS_SHOWN))
                .forEach(row -> hours.computeIfAbsent(row.hour(), hour -> new HashMap<>()).put(row.state(), row.number()));
        return figures(hours);
    }

    private List<Row> tallied(String figure, Instant since) {
        return Rows.of(dataSource, TALLIED, HourlyFigures::row, figure, since.atOffset(ZoneOffset.UTC));
    }

    private static List<HourlyFigure> figures(Map<Instant, Map<String, Long>> hours) {
        return hours.entrySet().stream().map(hour -> new HourlyFigure(hour.getKey(), hour.getValue())).toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Rows.instant(row, "hour_at"), row.getString("state"), row.getLong("number"));
    }
}

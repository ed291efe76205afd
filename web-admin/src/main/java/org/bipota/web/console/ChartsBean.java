package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bipota.ejb.application.console.HourlyFigure;
import org.bipota.ejb.application.console.HourlyFigures;
import org.bipota.ejb.application.read.OverviewQueries;

/** The charts of the overview, and the same figures as rows for those who do not see them. */
@Named
@RequestScoped
public class ChartsBean {

    private static final List<String> OUTCOMES = List.of("CAPABLE", "NOT_CAPABLE", "REFUSED", "UNDELIVERED");
    private static final String CAPABLE = "CAPABLE";
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:00", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM-dd HH:00", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Clock clock = Clock.systemUTC();

    @Inject
    private HourlyFigures figures;

    @Inject
    private OverviewQueries overview;

    @Inject
    private Texts texts;

    private List<HourlyFigure> checks;
    private List<HourlyFigure> subscribers;

    /** The states in which a check ends. */
    public List<String> getOutcomes() {
        return OUTCOMES;
    }

    /** Checks decided in each of the last 24 hours. */
    public List<HourlyFigure> getChecks() {
        if (checks == null) {
            checks = figures.checks();
        }
        return checks;
    }

    /** Subscribers by state in past hours and now. */
    public List<HourlyFigure> getSubscribers() {
        if (subscribers == null) {
            subscribers = new ArrayList<>(figures.subscribers());
            subscribers.add(new HourlyFigure(clock.instant(), overview.overview().subscribers()));
        }
        return subscribers;
    }

    /** When an hour began, as the charts write it. */
    public String hour(Instant hour) {
        return HOUR.format(hour);
    }

    /** The share of capable subscribers among all, 0 to 1, or null when there are none. */
    public Double share(HourlyFigure figure) {
        long all = figure.numbers().values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? null : (double) figure.number(CAPABLE) / all;
    }

    /** Checks per hour by outcome, as Chart.js takes it. */
    public String getChecksChart() {
        ChartData chart = ChartData.bars(getChecks().stream().map(figure -> hour(figure.hour())).toList());
        for (String outcome : OUTCOMES) {
            chart.series(texts.constant("state", outcome), outcome,
                    getChecks().stream().map(figure -> (double) figure.number(outcome)).toList());
        }
        return chart.json();
    }

    /** The capable share in percent over time, as Chart.js takes it. */
    public String getShareChart() {
        List<Double> shares = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (HourlyFigure figure : getSubscribers()) {
            Double share = share(figure);
            if (share != null) {
                shares.add(Math.round(share * 1000) / 10.0);
                labels.add(DAY.format(figure.hour()));
            }
        }
        return ChartData.percentLine(labels).series(texts.text("overview.capableShare"), CAPABLE, shares).json();
    }
}

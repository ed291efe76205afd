package org.bipota.ejb.application.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.TrafficQueries;

/** What the links to SMSCs do. */
@ApplicationScoped
public class LinkFigures implements FigureSource {

    private static final double MILLIS_PER_SECOND = 1000;

    private TrafficQueries traffic;

    /** For the container's proxy. */
    protected LinkFigures() {
    }

    /** Asks the adapter. */
    @Inject
    public LinkFigures(TrafficQueries traffic) {
        this.traffic = traffic;
    }

    @Override
    public List<Figure> figures() {
        return traffic.links().stream().flatMap(link -> of(link).stream()).toList();
    }

    /** The figures of one link; exactly one of its states is 1. */
    static List<Figure> of(LinkView link) {
        Map<String, String> labels = Map.of("link", link.name(), "smsc", link.smsc(), "group", link.group());
        List<Figure> figures = new ArrayList<>();
        for (String state : LinkView.states()) {
            Map<String, String> withState = new TreeMap<>(labels);
            withState.put("state", state);
            figures.add(Figure.gauge("smpp.link.state", withState, state.equals(link.state()) ? 1 : 0));
        }
        figures.add(Figure.counter("smpp.link.binds", labels, link.binds()));
        figures.add(Figure.gauge("smpp.link.window", labels, link.window()));
        figures.add(Figure.gauge("smpp.link.in.flight", labels, link.inFlight()));
        figures.add(Figure.gauge("smpp.link.rate", labels, link.rate()));
        figures.add(Figure.gauge("smpp.link.safe.rate", labels, link.safeRate()));
        figures.add(Figure.gauge("smpp.link.queued", labels, link.queued()));
        figures.add(Figure.counter("smpp.link.received", labels, link.received()));
        figures.add(Figure.counter("smpp.link.submitted", labels, link.submitted()));
        figures.add(Figure.counter("smpp.link.throttled", labels, link.throttled()));
        figures.add(Figure.counter("smpp.link.unanswered", labels, link.unanswered()));
        figures.add(Figure.counter("smpp.link.late", labels, link.late()));
        if (link.roundTripMillis() != null) {
            figures.add(Figure.gauge("smpp.link.round.trip.seconds", labels, link.roundTripMillis() / MILLIS_PER_SECOND));
        }
        return figures;
    }
}

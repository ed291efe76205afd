package org.bipota.ejb.application.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.read.OverviewQueries;
import org.bipota.ejb.application.read.OverviewView;

/** How many subscribers and running checks are in each state, and how many messages could not be processed. */
@ApplicationScoped
public class CheckFigures implements FigureSource {

    private OverviewQueries overview;

    /** For the container's proxy. */
    protected CheckFigures() {
    }

    /** Uses the counts that the console shows. */
    @Inject
    public CheckFigures(OverviewQueries overview) {
        this.overview = overview;
    }

    @Override
    public List<Figure> figures() {
        OverviewView counts = overview.overview();
        List<Figure> figures = new ArrayList<>();
        counts.subscribers().forEach((state, number) ->
                figures.add(Figure.gauge("subscribers", Map.of("state", state), number)));
        counts.checks().forEach((state, number) ->
                figures.add(Figure.gauge("checks.running", Map.of("state", state), number)));
        figures.add(Figure.gauge("dead.letters", Map.of(), counts.deadLetters()));
        return figures;
    }
}

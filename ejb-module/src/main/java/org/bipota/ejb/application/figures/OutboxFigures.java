package org.bipota.ejb.application.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.read.OutboxQueries;
import org.bipota.ejb.application.read.OutboxView;

/** What waits to be submitted, on all nodes together, and for how long. */
@ApplicationScoped
public class OutboxFigures implements FigureSource {

    private OutboxQueries outbox;
    private Clock clock;

    /** For the container's proxy. */
    protected OutboxFigures() {
    }

    /** Counts the outbox. */
    @Inject
    public OutboxFigures(OutboxQueries outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures() {
        OutboxView view = outbox.outbox();
        Duration age = view.oldestAt() == null ? Duration.ZERO : Duration.between(view.oldestAt(), clock.instant());
        return List.of(
                Figure.gauge("outbox.messages", Map.of("state", "READY"), view.ready()),
                Figure.gauge("outbox.messages", Map.of("state", "SENDING"), view.sending()),
                Figure.gauge("outbox.oldest.age.seconds", Map.of(), Math.max(0, age.toMillis()) / 1000.0));
    }
}

package org.bipota.ejb.application.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.read.TrafficQueries;

/** How many channels there are to cards. */
@ApplicationScoped
public class ChannelFigures implements FigureSource {

    private TrafficQueries traffic;

    /** For the container's proxy. */
    protected ChannelFigures() {
    }

    /** Asks the adapter. */
    @Inject
    public ChannelFigures(TrafficQueries traffic) {
        this.traffic = traffic;
    }

    @Override
    public List<Figure> figures() {
        return traffic.openChannelsByTransport().entrySet().stream()
                .map(count -> Figure.gauge("bip.channels.open", Map.of("transport", count.getKey()), count.getValue()))
                .toList();
    }
}

package org.bipota.ejb.application.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bipota.bip.api.BipFigures;
import org.bipota.ejb.application.read.TrafficQueries;

/** Channels to cards, and peers that got none. */
@ApplicationScoped
public class ChannelFigures implements FigureSource {

    private static final double NANOS_PER_SECOND = 1e9;

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
        return of(traffic.channelFigures());
    }

    /** The figures of the adapter. */
    static List<Figure> of(BipFigures bip) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.gauge("bip.listening", Map.of(), bip.listening() ? 1 : 0));
        bip.open().forEach((transport, count) ->
                figures.add(Figure.gauge("bip.channels.open", label("transport", transport), count)));
        figures.add(Figure.gauge("bip.channels.half.open", Map.of(), bip.halfOpen()));
        bip.opened().forEach((transport, count) ->
                figures.add(Figure.counter("bip.channels.opened", label("transport", transport), count)));
        bip.refused().forEach((reason, count) ->
                figures.add(Figure.counter("bip.channels.refused", label("reason", reason), count)));
        figures.add(Figure.counter("bip.datagrams.malformed", Map.of(), bip.malformed()));
        figures.add(Figure.counter("bip.datagrams.overrun", Map.of(), bip.overrun()));
        figures.add(Figure.counter("bip.retransmissions", Map.of(), bip.retransmissions()));
        figures.add(Figure.counter("bip.handshakes", Map.of(), bip.handshakes()));
        figures.add(Figure.counter("bip.handshakes.seconds", Map.of(), bip.handshakeTime().toNanos() / NANOS_PER_SECOND));
        return figures;
    }

    private static Map<String, String> label(String name, Enum<?> value) {
        return Map.of(name, value.name().toLowerCase(Locale.ROOT));
    }
}

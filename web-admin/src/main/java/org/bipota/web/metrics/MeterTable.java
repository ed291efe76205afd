package org.bipota.web.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.figures.Figure;

/**
 * The meters of the figures told last: a figure that is new gets a meter, one that is told no more loses it. A collector
 * reads what was told and never asks a link or the database itself. Used by one thread; collectors read beside it.
 */
final class MeterTable {

    private static final String PREFIX = "bipota.";

    private record Key(String name, Figure.Kind kind, Map<String, String> labels) {
    }

    /** The value that a meter reads; the registry holds it by a weak reference, so that this table must hold it. */
    private static final class Cell {
        private volatile double value;
    }

    private final MeterRegistry registry;
    private final Map<Key, Cell> cells = new HashMap<>();

    MeterTable(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Makes the meters those of {@code figures}. */
    void tell(List<Figure> figures) {
        Map<Key, Double> told = new HashMap<>();
        figures.forEach(figure -> told.put(new Key(PREFIX + figure.name(), figure.kind(), figure.labels()), figure.value()));
        cells.keySet().stream().filter(key -> !told.containsKey(key)).toList().forEach(this::remove);
        told.forEach((key, value) -> cells.computeIfAbsent(key, this::register).value = value);
    }

    /** Removes all meters. */
    void clear() {
        tell(List.of());
    }

    // By name and tags only: WildFly's registry of an application passes on nothing that is registered by a builder.
    private Cell register(Key key) {
        Cell cell = new Cell();
        switch (key.kind()) {
            case GAUGE -> registry.gauge(key.name(), tags(key), cell, read -> read.value);
            case COUNTER -> registry.more().counter(key.name(), tags(key), cell, read -> read.value);
        }
        return cell;
    }

    private void remove(Key key) {
        cells.remove(key);
        Meter meter = registry.find(key.name()).tags(tags(key)).meter();
        if (meter != null) {
            registry.remove(meter);
        }
    }

    private static List<Tag> tags(Key key) {
        return key.labels().entrySet().stream().map(label -> Tag.of(label.getKey(), label.getValue())).toList();
    }
}

package org.bipota.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.application.figures.Figure.counter;
import static org.bipota.ejb.application.figures.Figure.gauge;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeterTableTest {

    private static final Map<String, String> ONE = Map.of("link", "one");
    private static final Map<String, String> OTHER = Map.of("link", "other");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeterTable table = new MeterTable(registry);

    @Test
    void figuresAreMetersUnderTheProductsName() {
        table.tell(List.of(gauge("smpp.link.window", ONE, 50), counter("smpp.link.submitted", ONE, 7)));

        assertThat(registry.get("bipota.smpp.link.window").tag("link", "one").gauge().value()).isEqualTo(50);
        assertThat(registry.get("bipota.smpp.link.submitted").tag("link", "one").functionCounter().count()).isEqualTo(7);
    }

    @Test
    void meterShowsWhatWasToldLast() {
        table.tell(List.of(gauge("smpp.link.window", ONE, 50)));
        System.gc(); // the registry alone would let go of the value
        table.tell(List.of(gauge("smpp.link.window", ONE, 40)));

        assertThat(registry.get("bipota.smpp.link.window").gauge().value()).isEqualTo(40);
        assertThat(registry.getMeters()).hasSize(1);
    }

    @Test
    void figureThatIsToldNoMoreLosesItsMeterAndTheOthersKeepTheirs() {
        table.tell(List.of(gauge("smpp.link.window", ONE, 50), gauge("smpp.link.window", OTHER, 20)));

        table.tell(List.of(gauge("smpp.link.window", OTHER, 20)));

        assertThat(registry.getMeters()).extracting(Meter::getId).singleElement()
                .satisfies(id -> assertThat(id.getTag("link")).isEqualTo("other"));
    }

    @Test
    void clearedTableLeavesNoMeterBehind() {
        table.tell(List.of(gauge("smpp.link.window", ONE, 50), counter("smpp.link.submitted", ONE, 7)));

        table.clear();

        assertThat(registry.getMeters()).isEmpty();
    }
}

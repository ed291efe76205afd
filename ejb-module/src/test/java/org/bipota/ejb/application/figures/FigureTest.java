package org.bipota.ejb.application.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.bipota.bip.api.BipFigures;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.Refusal;
import org.bipota.ejb.application.read.LinkView;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void nameThatACollectorCouldNotReadIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Figure.gauge("Links-open", Map.of(), 1))
                .withMessageContaining("Links-open").withMessageContaining("lower case");
    }

    @Test
    void linkIsInExactlyOneStateAndTellsNoRoundTripBeforeTheFirst() {
        LinkView bound = new LinkView("one", "smsc.example:2775", "BOUND", "pair", 50, 3, 100, 2, 11, 12, 13, null, "both", 60,
                null, 14, 15, 16);

        assertThat(LinkFigures.of(bound)).filteredOn(figure -> figure.name().equals("smpp.link.state")).hasSize(6)
                .filteredOn(figure -> figure.value() == 1).singleElement()
                .satisfies(figure -> assertThat(figure.labels()).containsEntry("state", "BOUND").containsEntry("group", "both"));
        assertThat(LinkFigures.of(bound)).noneMatch(figure -> figure.name().contains("round"));
        assertThat(LinkFigures.of(bound)).contains(
                Figure.counter("smpp.link.unanswered", Map.of("link", "one", "smsc", "smsc.example:2775", "group", "both"), 14));
    }

    @Test
    void channelsAreCountedByTransportAndReason() {
        BipFigures bip = new BipFigures(true, Map.of(BipTransport.UDP, 3), 2, Map.of(BipTransport.TCP, 5L),
                Map.of(Refusal.KNOWN_UNKNOWN, 7L), 11, 13, 17, 4, Duration.ofMillis(800));

        assertThat(ChannelFigures.of(bip)).contains(
                Figure.gauge("bip.listening", Map.of(), 1),
                Figure.gauge("bip.channels.open", Map.of("transport", "udp"), 3),
                Figure.counter("bip.channels.opened", Map.of("transport", "tcp"), 5),
                Figure.counter("bip.channels.refused", Map.of("reason", "known_unknown"), 7),
                Figure.counter("bip.handshakes.seconds", Map.of(), 0.8));
    }
}

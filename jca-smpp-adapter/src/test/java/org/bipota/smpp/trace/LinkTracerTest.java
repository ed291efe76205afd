package org.bipota.smpp.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HexFormat;
import org.bipota.smpp.api.LinkTrace;
import org.bipota.smpp.testing.TestTime;
import org.junit.jupiter.api.Test;

class LinkTracerTest {

    private static final byte[] ENQUIRE_LINK = HexFormat.of().parseHex("00000010" + "00000015" + "00000000" + "00000001");
    private static final int CHARACTERS = 1024;

    private final TestTime time = new TestTime();
    private final LinkTracer tracer = new LinkTracer("smsc", time);

    private LinkTrace trace() {
        return tracer.trace().orElseThrow();
    }

    @Test
    void nothingIsRecordedUntilItIsWanted() {
        tracer.received(ENQUIRE_LINK);

        assertThat(tracer.trace()).isEmpty();
    }

    @Test
    void bothDirectionsAreRecordedInTheirOrder() {
        tracer.start(Duration.ofMinutes(1), CHARACTERS);
        tracer.received(ENQUIRE_LINK);
        tracer.sent(ENQUIRE_LINK, 0, ENQUIRE_LINK.length);

        assertThat(trace().text()).matches("\\S+Z < enquire_link seq=1\n\\S+Z > enquire_link seq=1\n");
        assertThat(trace()).extracting(LinkTrace::link, LinkTrace::running, LinkTrace::pdus, LinkTrace::dropped)
                .containsExactly("smsc", true, 2, 0L);
    }

    @Test
    void recordingEndsByItselfAndWhatWasRecordedStays() {
        tracer.start(Duration.ofMinutes(1), CHARACTERS);
        tracer.received(ENQUIRE_LINK);
        time.advance(Duration.ofMinutes(1));
        tracer.received(ENQUIRE_LINK);

        assertThat(trace().running()).isFalse();
        assertThat(trace().pdus()).isEqualTo(1);
        assertThat(Duration.between(trace().startedAt(), trace().endsAt())).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void stoppedRecordingTakesNothingMoreAndKeepsItsEnd() {
        tracer.start(Duration.ofMinutes(1), CHARACTERS);
        time.advance(Duration.ofSeconds(5));
        tracer.stop();
        tracer.received(ENQUIRE_LINK);
        time.advance(Duration.ofSeconds(5));
        tracer.stop();

        assertThat(trace().pdus()).isZero();
        assertThat(Duration.between(trace().startedAt(), trace().endsAt())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theOldestMakeRoomForTheLatest() {
        tracer.start(Duration.ofMinutes(1), CHARACTERS);
        for (int i = 0; i < 10_000; i++) {
            tracer.received(ENQUIRE_LINK);
        }

        assertThat(trace().text().length()).isBetween(CHARACTERS - 100, CHARACTERS);
        assertThat(trace().pdus() + trace().dropped()).isEqualTo(10_000);
    }

    @Test
    void boundsAreSaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> tracer.start(Duration.ofMinutes(61), CHARACTERS))
                .withMessageContaining("duration");
        assertThatIllegalArgumentException().isThrownBy(() -> tracer.start(Duration.ZERO, CHARACTERS)).withMessageContaining("duration");
        assertThatIllegalArgumentException().isThrownBy(() -> tracer.start(Duration.ofMinutes(1), 1)).withMessageContaining("mostCharacters");
        assertThat(tracer.trace()).isEmpty();
    }
}

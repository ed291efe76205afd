package org.bipota.smpp.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.bipota.smpp.api.OutboundShortMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentWindowTest {

    private static final long MILLI = 1_000_000;
    private static final long START = Long.MAX_VALUE - 50 * MILLI;

    private final SegmentWindow window = new SegmentWindow(Duration.ofMillis(100));

    private static Submission submission() {
        return new Submission(new OutboundShortMessage("r", "49170", 0, 4, false, List.of(new byte[1]), false, null),
                answer -> { });
    }

    /** What a segment can be. */
    private enum SegmentState {
        NEVER_SENT, AWAITED, ANSWERED, OVERDUE, ANSWERED_LATE, SESSION_OVER
    }

    /** What can happen to it; says whether the window knew it. */
    private enum WindowEvent {
        ANSWER((window, now) -> window.answered(1, now) != null),
        LATE_ANSWER((window, now) -> window.answeredLate(1, now) != null),
        TIMEOUT((window, now) -> window.expired(now + 100 * MILLI) != null),
        WRITE_FAILED((window, now) -> window.forget(1) != null),
        SESSION_END((window, now) -> !window.clear().isEmpty());

        private final BiFunction<SegmentWindow, Long, Boolean> happen;

        WindowEvent(BiFunction<SegmentWindow, Long, Boolean> happen) {
            this.happen = happen;
        }
    }

    private static void bring(SegmentWindow window, SegmentState state) {
        if (state == SegmentState.NEVER_SENT) {
            return;
        }
        window.sent(1, submission(), START);
        switch (state) {
            case ANSWERED -> window.answered(1, START);
            case OVERDUE -> window.expired(START + 100 * MILLI);
            case ANSWERED_LATE -> {
                window.expired(START + 100 * MILLI);
                window.answeredLate(1, START + 200 * MILLI);
            }
            case SESSION_OVER -> window.clear();
            case NEVER_SENT, AWAITED -> { }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        //              ANSWER LATE_ANSWER TIMEOUT WRITE_FAILED SESSION_END
        "NEVER_SENT,    -,     -,          -,      -,           -",
        "AWAITED,       known, -,          known,  known,       known",
        "ANSWERED,      -,     -,          -,      -,           -",
        "OVERDUE,       -,     known,      -,      -,           -",
        "ANSWERED_LATE, -,     -,          -,      -,           -",
        "SESSION_OVER,  -,     -,          -,      -,           -",
    })
    void everyEventInEveryStateIsKnownOrIgnored(SegmentState state, String answer, String late, String timeout, String writeFailed,
            String sessionEnd) {
        String[] row = {answer, late, timeout, writeFailed, sessionEnd};
        for (WindowEvent event : WindowEvent.values()) {
            SegmentWindow fresh = new SegmentWindow(Duration.ofMillis(100));
            bring(fresh, state);
            boolean known = event.happen.apply(fresh, START);
            assertThat(known).as("%s in %s", event, state).isEqualTo("known".equals(row[event.ordinal()]));
            assertThat(event.happen.apply(fresh, START)).as("%s once more in %s", event, state).isFalse();
        }
    }

    @Test
    void timesRunOutInTheOrderOfSending() {
        window.sent(7, submission(), START);
        window.sent(3, submission(), START + 10 * MILLI);
        assertThat(window.untilNextTimeout(START + 20 * MILLI)).isEqualTo(80 * MILLI);
        assertThat(window.expired(START + 99 * MILLI)).isNull();
        assertThat(window.expired(START + 100 * MILLI).sentNanos()).isEqualTo(START);
        assertThat(window.expired(START + 100 * MILLI)).isNull();
        assertThat(window.untilNextTimeout(START + 100 * MILLI)).isEqualTo(10 * MILLI);
        assertThat(window.size()).isEqualTo(1);
        assertThat(window.unanswered()).isEqualTo(1);
    }

    @Test
    void onlySoManyOverdueSegmentsAreRemembered() {
        for (int sequence = 0; sequence <= SegmentWindow.LATE_LIMIT; sequence++) {
            window.sent(sequence, submission(), START);
        }
        while (window.expired(START + 100 * MILLI) != null) {
            assertThat(window.size()).isLessThanOrEqualTo(SegmentWindow.LATE_LIMIT);
        }
        assertThat(window.answeredLate(0, START)).as("the oldest is forgotten").isNull();
        assertThat(window.answeredLate(1, START)).isNotNull();
        assertThat(window.late()).isEqualTo(1);
    }

    @Test
    void aNumberThatComesRoundIsTheNewSegments() {
        window.sent(1, submission(), START);
        window.expired(START + 100 * MILLI);
        window.sent(1, submission(), START + 200 * MILLI);

        assertThat(window.answered(1, START + 210 * MILLI).sentNanos()).isEqualTo(START + 200 * MILLI);
        assertThat(window.answeredLate(1, START + 220 * MILLI)).isNull();
    }

    @Test
    void theRoundTripFollowsTheAnswersByAnEighth() {
        assertThat(window.roundTrip()).isNull();
        window.sent(1, submission(), START);
        window.answered(1, START + 8 * MILLI);
        assertThat(window.roundTrip()).isEqualTo(Duration.ofMillis(8));
        window.sent(2, submission(), START);
        window.answered(2, START + 16 * MILLI);
        assertThat(window.roundTrip()).isEqualTo(Duration.ofMillis(9));
    }
}

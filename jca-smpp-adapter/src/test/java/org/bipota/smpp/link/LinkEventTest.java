package org.bipota.smpp.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.EnumMap;
import java.util.Map;
import org.bipota.smpp.api.LinkStatus.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinkEventTest {

    private static final LinkEvent[] COLUMNS = {LinkEvent.ATTEMPT, LinkEvent.BIND_ACCEPTED, LinkEvent.BIND_REFUSED,
        LinkEvent.ATTEMPT_FAILED, LinkEvent.SESSION_ENDED, LinkEvent.STOPPED};

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        //          ATTEMPT     BIND_ACCEPTED BIND_REFUSED ATTEMPT_FAILED SESSION_ENDED STOPPED
        "CONNECTING, CONNECTING, BOUND,        REFUSED,     LOST,          -,            CLOSED",
        "BOUND,      -,          -,            -,           -,             LOST,         CLOSED",
        "REFUSED,    CONNECTING, -,            -,           -,             -,            CLOSED",
        "LOST,       CONNECTING, -,            -,           -,             -,            CLOSED",
        "CLOSED,     -,          -,            -,           -,             -,            CLOSED",
    })
    void everyEventInEveryStateLeadsWhereTheTableSays(State state, String attempt, String accepted, String refused, String failed,
            String ended, String stopped) {
        String[] row = {attempt, accepted, refused, failed, ended, stopped};
        Map<LinkEvent, String> expected = new EnumMap<>(LinkEvent.class);
        for (int i = 0; i < COLUMNS.length; i++) {
            expected.put(COLUMNS[i], row[i]);
        }
        assertThat(expected).containsOnlyKeys(LinkEvent.values());
        expected.forEach((event, next) -> {
            if ("-".equals(next)) {
                assertThatIllegalStateException().as("%s in %s", event, state).isThrownBy(() -> event.in(state))
                        .withMessage(event + " in state " + state);
            } else {
                assertThat(event.in(state)).as("%s in %s", event, state).isEqualTo(State.valueOf(next));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void noStateIsForgotten(State state) {
        assertThat(LinkEvent.STOPPED.in(state)).isEqualTo(State.CLOSED);
    }
}

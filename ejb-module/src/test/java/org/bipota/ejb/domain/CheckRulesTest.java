package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bipota.ejb.domain.CheckEffect.DecideRow;
import org.bipota.ejb.domain.CheckEffect.PushAgain;
import org.bipota.ejb.domain.CheckEffect.WithdrawWaitingPushes;
import org.bipota.ejb.domain.CheckEvent.Abandoned;
import org.bipota.ejb.domain.CheckEvent.ChannelRefused;
import org.bipota.ejb.domain.CheckEvent.Connected;
import org.bipota.ejb.domain.CheckEvent.LimitElapsed;
import org.bipota.ejb.domain.CheckEvent.PorFault;
import org.bipota.ejb.domain.CheckEvent.PushDelivered;
import org.bipota.ejb.domain.CheckEvent.PushRefused;
import org.bipota.ejb.domain.CheckEvent.PushSubmitted;
import org.bipota.ejb.domain.CheckEvent.PushUndelivered;
import org.bipota.ejb.domain.CheckEvent.Superseded;
import org.bipota.ejb.domain.CheckEvent.WindowElapsed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CheckRulesTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofHours(72);
    private static final Instant LATER = START.plus(LIMIT);
    private static final CheckRules ONCE = new CheckRules(new CheckPolicy(WINDOW, LIMIT, 1));
    private static final CheckRules TWICE = new CheckRules(new CheckPolicy(WINDOW, LIMIT, 2));

    private static final Map<String, CheckEvent> EVENTS = new LinkedHashMap<>();

    static {
        EVENTS.put("submitted", new PushSubmitted(1, LATER));
        EVENTS.put("delivered", new PushDelivered(1, LATER));
        EVENTS.put("undelivered", new PushUndelivered(1, ReceiptState.EXPIRED, LATER));
        EVENTS.put("refused by the SMSC", new PushRefused(1, "status 0B", LATER));
        EVENTS.put("connected", new Connected(LATER));
        EVENTS.put("channel refused for good", new ChannelRefused(1, "30", false, LATER));
        EVENTS.put("channel refused for now", new ChannelRefused(1, "2002", true, LATER));
        EVENTS.put("counter low", new PorFault(1, "counter low", true, false, LATER));
        EVENTS.put("counter low of repeat", new PorFault(1, "counter low", true, true, LATER));
        EVENTS.put("TAR unknown", new PorFault(1, "TAR unknown", false, false, LATER));
        EVENTS.put("window elapsed", new WindowElapsed(LATER));
        EVENTS.put("limit elapsed", new LimitElapsed(LATER));
        EVENTS.put("superseded", new Superseded(9, LATER));
        EVENTS.put("abandoned", new Abandoned("new keys", LATER));
    }

    /** The next state by state, the one attempt being used up; "." changes nothing. */
    private static final String TABLE = """
            event                     REQUESTED   PUSHED      DELIVERED   CAPABLE  NOT_CAPABLE  REFUSED  UNDELIVERED
            submitted                 PUSHED      PUSHED      DELIVERED   .        .            .        .
            delivered                 DELIVERED   DELIVERED   .           .        .            .        .
            undelivered               UNDELIVERED UNDELIVERED .           .        .            .        .
            refused_by_the_SMSC       UNDELIVERED UNDELIVERED .           .        .            .        .
            connected                 CAPABLE     CAPABLE     CAPABLE     .        CAPABLE      CAPABLE  CAPABLE
            channel_refused_for_good  REFUSED     REFUSED     REFUSED     .        REFUSED      .        REFUSED
            channel_refused_for_now   REFUSED     REFUSED     REFUSED     .        REFUSED      .        REFUSED
            counter_low               REQUESTED   REQUESTED   REQUESTED   .        .            .        .
            counter_low_of_repeat     .           .           .           .        .            .        .
            TAR_unknown               UNDELIVERED UNDELIVERED UNDELIVERED .        .            .        .
            window_elapsed            .           .           NOT_CAPABLE .        .            .        .
            limit_elapsed             UNDELIVERED UNDELIVERED .           .        .            .        .
            superseded                UNDELIVERED UNDELIVERED UNDELIVERED .        .            .        .
            abandoned                 UNDELIVERED UNDELIVERED UNDELIVERED .        .            .        .
            """;

    private static CheckProgress at(CheckState state) {
        CheckProgress begun = CheckProgress.begun(START.plus(LIMIT));
        return switch (state) {
            case REQUESTED -> begun;
            case PUSHED -> begun.pushed(START);
            case DELIVERED -> begun.pushed(START).delivered(START, START.plus(WINDOW));
            case CAPABLE, NOT_CAPABLE, REFUSED, UNDELIVERED -> begun.pushed(START).ended(state, "because", START);
        };
    }

    @TestFactory
    Stream<DynamicTest> everyEventInEveryState() {
        List<DynamicTest> tests = new ArrayList<>();
        List<String> lines = TABLE.lines().toList();
        String[] states = lines.get(0).split(" +");
        assertThat(states).hasSize(CheckState.values().length + 1);
        assertThat(lines).hasSize(EVENTS.size() + 1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(" +");
            CheckEvent event = EVENTS.get(cells[0].replace('_', ' '));
            for (int i = 1; i < cells.length; i++) {
                CheckState state = CheckState.valueOf(states[i]);
                String cell = cells[i];
                tests.add(DynamicTest.dynamicTest(cells[0] + " in " + state, () -> check(at(state), event, cell)));
            }
        }
        return tests.stream();
    }

    private static void check(CheckProgress before, CheckEvent event, String expected) {
        CheckDecision decision = ONCE.decide(before, event);
        if (expected.equals(".")) {
            assertThat(decision.changed()).isFalse();
            assertThat(decision.progress()).isEqualTo(before);
            assertThat(decision.effects()).isEmpty();
        } else {
            assertThat(decision.changed()).isTrue();
            assertThat(decision.progress()).isNotEqualTo(before);
            assertThat(decision.progress().state()).isEqualTo(CheckState.valueOf(expected));
        }
    }

    @TestFactory
    Stream<DynamicTest> whateverEndsACheckWritesTheRowTakesPushesBackAndLeavesNoDeadline() {
        List<DynamicTest> tests = new ArrayList<>();
        EVENTS.forEach((name, event) -> Stream.of(CheckState.values()).forEach(state -> {
            CheckDecision decision = ONCE.decide(at(state), event);
            if (decision.changed() && !decision.progress().state().running()) {
                tests.add(DynamicTest.dynamicTest(name + " in " + state, () -> checkEnd(event, decision)));
            }
        }));
        assertThat(tests).hasSizeGreaterThan(20);
        return tests.stream();
    }

    private static void checkEnd(CheckEvent event, CheckDecision decision) {
        CheckProgress end = decision.progress();
        assertThat(end.deadline()).isEmpty();
        assertThat(end.decidedAt()).isEqualTo(LATER);
        assertThat(end.reason()).isNotBlank();
        assertThat(decision.effects()).contains(new WithdrawWaitingPushes());
        if (event instanceof Superseded) {
            assertThat(decision.effects()).noneMatch(effect -> effect instanceof DecideRow);
            assertThat(end.supersededBy()).isEqualTo(9);
        } else {
            assertThat(decision.effects()).contains(new DecideRow(end.state().row(), end.reason()));
        }
    }

    @Test
    void onlyCapableIsCapable() {
        assertThat(CapabilityState.values()).filteredOn(CapabilityState::capable).containsExactly(CapabilityState.CAPABLE);
    }

    @Test
    void windowBeginsWithTheReceiptAndEndsNoSooner() {
        CheckProgress delivered = ONCE.decide(at(CheckState.PUSHED), new PushDelivered(1, START.plusSeconds(500))).progress();
        Instant end = START.plusSeconds(500).plus(WINDOW);
        assertThat(delivered.deadline()).contains(end);
        assertThat(ONCE.decide(delivered, new WindowElapsed(end.minusMillis(1))).changed()).isFalse();
        assertThat(ONCE.decide(delivered, new WindowElapsed(end)).progress().state()).isEqualTo(CheckState.NOT_CAPABLE);
    }

    @Test
    void limitIsNotReachedSooner() {
        CheckProgress pushed = at(CheckState.PUSHED);
        assertThat(pushed.deadline()).contains(LATER);
        assertThat(ONCE.decide(pushed, new LimitElapsed(LATER.minusMillis(1))).changed()).isFalse();
    }

    @Test
    void windowAndTemporaryResultPushAgainWhileAttemptsAreLeft() {
        for (String name : List.of("window elapsed", "channel refused for now")) {
            CheckDecision again = TWICE.decide(at(CheckState.DELIVERED), EVENTS.get(name));
            assertThat(again.progress().state()).isEqualTo(CheckState.REQUESTED);
            assertThat(again.progress().attempts()).isEqualTo(2);
            assertThat(again.progress().deadline()).contains(LATER);
            assertThat(again.effects()).contains(new PushAgain(false)).noneMatch(effect -> effect instanceof DecideRow);
        }
    }

    @Test
    void counterIsRepairedOnceAndTheRepairIsNoAttempt() {
        CheckDecision repaired = TWICE.decide(at(CheckState.PUSHED), EVENTS.get("counter low"));
        assertThat(repaired.effects()).contains(new PushAgain(true));
        CheckProgress second = repaired.progress();
        CheckProgress delivered = TWICE.decide(second, new PushDelivered(2, START)).progress();
        assertThat(TWICE.decide(delivered, new WindowElapsed(LATER)).progress().state()).isEqualTo(CheckState.REQUESTED);
        assertThat(TWICE.decide(second, new PorFault(2, "counter low", true, false, LATER)).progress().state())
                .isEqualTo(CheckState.UNDELIVERED);
    }

    @Test
    void eventsAboutAnEarlierPushDecideNothing() {
        CheckProgress second = TWICE.decide(at(CheckState.DELIVERED), EVENTS.get("window elapsed")).progress();
        for (String name : List.of("submitted", "delivered", "undelivered", "refused by the SMSC", "counter low", "TAR unknown",
                "channel refused for now")) {
            assertThat(TWICE.decide(second, EVENTS.get(name)).changed()).as(name).isFalse();
        }
        assertThat(TWICE.decide(second, EVENTS.get("connected")).progress().state()).isEqualTo(CheckState.CAPABLE);
        assertThat(TWICE.decide(second, EVENTS.get("channel refused for good")).progress().state())
                .isEqualTo(CheckState.REFUSED);
    }

    @Test
    void supersededCheckIsNotRefusedAnyMoreButMayBeProven() {
        CheckProgress superseded = ONCE.decide(at(CheckState.DELIVERED), EVENTS.get("superseded")).progress();
        assertThat(ONCE.decide(superseded, EVENTS.get("channel refused for good")).changed()).isFalse();
        assertThat(ONCE.decide(superseded, EVENTS.get("connected")).progress().state()).isEqualTo(CheckState.CAPABLE);
    }
}

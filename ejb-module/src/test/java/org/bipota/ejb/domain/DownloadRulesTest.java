package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bipota.ejb.domain.DownloadEffect.CountPacket;
import org.bipota.ejb.domain.DownloadEffect.EndChannel;
import org.bipota.ejb.domain.DownloadEffect.Notify;
import org.bipota.ejb.domain.DownloadEffect.Push;
import org.bipota.ejb.domain.DownloadEffect.SendPacket;
import org.bipota.ejb.domain.DownloadEffect.WithdrawWaiting;
import org.bipota.ejb.domain.DownloadEvent.Abandoned;
import org.bipota.ejb.domain.DownloadEvent.Begun;
import org.bipota.ejb.domain.DownloadEvent.ChannelLost;
import org.bipota.ejb.domain.DownloadEvent.ChannelOpened;
import org.bipota.ejb.domain.DownloadEvent.ChannelRefused;
import org.bipota.ejb.domain.DownloadEvent.NoticeRefused;
import org.bipota.ejb.domain.DownloadEvent.NoticeTaken;
import org.bipota.ejb.domain.DownloadEvent.PacketAnswered;
import org.bipota.ejb.domain.DownloadEvent.PacketDelivered;
import org.bipota.ejb.domain.DownloadEvent.PacketFailed;
import org.bipota.ejb.domain.DownloadEvent.PacketFault;
import org.bipota.ejb.domain.DownloadEvent.PacketRefused;
import org.bipota.ejb.domain.DownloadEvent.PushDelivered;
import org.bipota.ejb.domain.DownloadEvent.PushFailed;
import org.bipota.ejb.domain.DownloadEvent.PushFault;
import org.bipota.ejb.domain.DownloadEvent.Suspended;
import org.bipota.ejb.domain.DownloadEvent.TimeElapsed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DownloadRulesTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final DownloadTimes TIMES =
            new DownloadTimes(Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofHours(72));
    private static final Instant LIMIT = START.plus(TIMES.limit());
    private static final Instant LATER = START.plus(Duration.ofMinutes(5));
    private static final DownloadRules ONCE = rules(1, false, null, false);
    private static final DownloadRules THRICE = rules(3, false, null, false);
    private static final DailyWindow AT_NIGHT = new DailyWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneOffset.UTC);
    private static final Instant TEN_AT_NIGHT = Instant.parse("2026-03-01T22:00:00Z");

    /** A state, and in TRANSFERRING the way. */
    private enum Place {
        PENDING, PUSHED, NOTICE, CHANNEL, SMS, DONE, NOTIFIED, FAILED
    }

    private static final Map<String, DownloadEvent> EVENTS = new LinkedHashMap<>();

    static {
        EVENTS.put("begun_BIP", new Begun(new RouteDecision(Route.BIP, "capable"), LATER));
        EVENTS.put("begun_SMS", new Begun(new RouteDecision(Route.SMS, "small"), LATER));
        EVENTS.put("begun_NOTIFY", new Begun(new RouteDecision(Route.NOTIFY, "large"), LATER));
        EVENTS.put("push_delivered", new PushDelivered(1, LATER));
        EVENTS.put("push_failed", new PushFailed(1, "expired", LATER));
        EVENTS.put("push_counter_low", new PushFault(1, "counter low", true, false, LATER));
        EVENTS.put("push_TAR_unknown", new PushFault(1, "TAR unknown", false, false, LATER));
        EVENTS.put("repeat_refused", new PushFault(1, "counter low", true, true, LATER));
        EVENTS.put("refused_for_now", new ChannelRefused(1, "2002", true, LATER));
        EVENTS.put("refused_for_good", new ChannelRefused(1, "30", false, LATER));
        EVENTS.put("channel_opened", new ChannelOpened(LATER));
        EVENTS.put("channel_lost", new ChannelLost(false, "RST", LATER));
        EVENTS.put("packet_delivered", new PacketDelivered(LATER));
        EVENTS.put("packet_undelivered", new PacketFailed("expired", LATER));
        EVENTS.put("packet_answered", new PacketAnswered(false, LATER));
        EVENTS.put("last_answered", new PacketAnswered(true, LATER));
        EVENTS.put("packet_refused", new PacketRefused("6A80", LATER));
        EVENTS.put("packet_counter_low", new PacketFault("counter low", true, false, false, LATER));
        EVENTS.put("packet_TAR_unknown", new PacketFault("TAR unknown", false, false, false, LATER));
        EVENTS.put("notice_taken", new NoticeTaken(LATER));
        EVENTS.put("notice_refused", new NoticeRefused("0B", LATER));
        EVENTS.put("time_elapsed", elapsed(LATER));
        EVENTS.put("limit_elapsed", elapsed(LIMIT));
        EVENTS.put("suspended", new Suspended(7, LATER));
        EVENTS.put("abandoned", new Abandoned("new keys", LATER));
    }

    /** The next place by place, the one attempt being used up and every wait over; "." changes nothing, "=" not the place. */
    private static final String TABLE = """
            event               PENDING  PUSHED   NOTICE   CHANNEL  SMS      DONE NOTIFIED FAILED
            begun_BIP           PUSHED   .        .        .        .        .    .        .
            begun_SMS           SMS      .        .        .        .        .    .        .
            begun_NOTIFY        NOTICE   .        .        .        .        .    .        .
            push_delivered      .        =        .        .        .        .    .        .
            push_failed         .        NOTICE   .        .        .        .    .        .
            push_counter_low    .        =        .        .        .        .    .        .
            push_TAR_unknown    .        FAILED   .        .        .        .    .        .
            repeat_refused      .        .        .        .        .        .    .        .
            refused_for_now     .        NOTICE   .        .        .        .    .        .
            refused_for_good    .        NOTICE   .        .        .        .    .        .
            channel_opened      CHANNEL  CHANNEL  CHANNEL  =        .        .    .        .
            channel_lost        .        .        .        NOTICE   .        .    .        .
            packet_delivered    .        .        .        .        =        .    .        .
            packet_undelivered  .        .        .        .        FAILED   .    .        .
            packet_answered     =        .        .        =        =        .    .        .
            last_answered       DONE     .        .        DONE     DONE     .    .        .
            packet_refused      .        .        .        FAILED   FAILED   .    .        .
            packet_counter_low  .        .        .        =        =        .    .        .
            packet_TAR_unknown  .        .        .        FAILED   FAILED   .    .        .
            notice_taken        .        .        NOTIFIED .        .        .    .        .
            notice_refused      .        .        FAILED   .        .        .    .        .
            time_elapsed        .        .        .        NOTICE   .        .    .        .
            limit_elapsed       .        FAILED   FAILED   FAILED   FAILED   .    .        .
            suspended           .        PENDING  .        PENDING  PENDING  .    .        .
            abandoned           .        FAILED   FAILED   FAILED   FAILED   .    .        .
            """;

    /** On a server that has heard everything. */
    private static TimeElapsed elapsed(Instant at) {
        return new TimeElapsed(START.minusSeconds(60), START, at);
    }

    private static DownloadRules rules(int attempts, boolean fallback, DailyWindow window, boolean harmlessTwice) {
        return new DownloadRules(
                TIMES, new RoutingPolicy(1024, attempts, fallback, window), new DownloadedContent(600, harmlessTwice));
    }

    private static DownloadProgress at(Place place) {
        DownloadProgress pending = new DownloadProgress(
                DownloadState.PENDING, Route.BIP, null, 0, 0, 0, false, START, null, null, null);
        DownloadProgress begun = pending.begun(LIMIT);
        return switch (place) {
            case PENDING -> pending;
            case PUSHED -> begun.pushing();
            case NOTICE -> begun.pushing().noticing("no channel");
            case CHANNEL -> begun.pushing().transferring(LATER);
            case SMS -> begun.by(Route.SMS).sending();
            case DONE -> begun.pushing().ended(DownloadState.DONE, "because", START);
            case NOTIFIED -> begun.pushing().ended(DownloadState.NOTIFIED, "because", START);
            case FAILED -> begun.pushing().ended(DownloadState.FAILED, "because", START);
        };
    }

    private static Place place(DownloadProgress progress) {
        return switch (progress.state()) {
            case PENDING -> Place.PENDING;
            case PUSHED -> progress.notice() ? Place.NOTICE : Place.PUSHED;
            case TRANSFERRING -> progress.onChannel() ? Place.CHANNEL : Place.SMS;
            case DONE -> Place.DONE;
            case NOTIFIED -> Place.NOTIFIED;
            case FAILED -> Place.FAILED;
        };
    }

    @TestFactory
    Stream<DynamicTest> everyEventInEveryState() {
        List<DynamicTest> tests = new ArrayList<>();
        List<String> lines = TABLE.lines().toList();
        String[] places = lines.get(0).split(" +");
        assertThat(places).hasSize(Place.values().length + 1);
        assertThat(lines).hasSize(EVENTS.size() + 1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(" +");
            for (int i = 1; i < cells.length; i++) {
                Place place = Place.valueOf(places[i]);
                String cell = cells[i];
                tests.add(DynamicTest.dynamicTest(cells[0] + " in " + place, () -> check(place, EVENTS.get(cells[0]), cell)));
            }
        }
        return tests.stream();
    }

    private static void check(Place place, DownloadEvent event, String expected) {
        DownloadProgress before = at(place);
        DownloadDecision decision = ONCE.decide(before, event);
        if (expected.equals(".")) {
            assertThat(decision.changed()).isFalse();
            assertThat(decision.progress()).isEqualTo(before);
            assertThat(decision.effects()).isEmpty();
        } else {
            assertThat(decision.changed()).isTrue();
            assertThat(place(decision.progress())).isEqualTo(expected.equals("=") ? place : Place.valueOf(expected));
        }
    }

    @TestFactory
    Stream<DynamicTest> whatEndsSaysWhyAndWhenAndLeavesNoDeadline() {
        return EVENTS.entrySet().stream().flatMap(entry -> Stream.of(Place.values()).map(place -> {
            DownloadDecision decision = ONCE.decide(at(place), entry.getValue());
            return DynamicTest.dynamicTest(entry.getKey() + " in " + place, () -> {
                DownloadProgress end = decision.progress();
                if (decision.changed() && end.state().ended()) {
                    assertThat(end.deadline()).isEmpty();
                    assertThat(end.decidedAt()).isEqualTo(entry.getValue().at());
                    assertThat(end.reason()).isNotBlank();
                }
            });
        }));
    }

    @Test
    void everyStateThatSomethingIsAwaitedInHasADeadline() {
        for (Place place : List.of(Place.PUSHED, Place.NOTICE, Place.CHANNEL, Place.SMS)) {
            assertThat(at(place).deadline()).as(place.name()).isPresent();
        }
    }

    @Test
    void windowBeginsWithTheDeliveredPushAndIsNotBegunAnew() {
        DownloadProgress delivered = THRICE.decide(at(Place.PUSHED), EVENTS.get("push_delivered")).progress();
        assertThat(delivered.deadline()).contains(LATER.plus(TIMES.window()));
        assertThat(THRICE.decide(delivered, new PushDelivered(1, LATER.plusSeconds(60))).changed()).isFalse();
        DownloadDecision again = THRICE.decide(delivered, elapsed(LATER.plus(TIMES.window())));
        assertThat(again.effects()).containsExactly(new Push(false));
        assertThat(again.progress().attempts()).isEqualTo(2);
        assertThat(again.progress().answerAt()).isNull();
    }

    @Test
    void refusalForNowIsPushedAgainAfterTheWindowOnly() {
        DownloadDecision refused = THRICE.decide(at(Place.PUSHED), EVENTS.get("refused_for_now"));
        assertThat(refused.effects()).isEmpty();
        assertThat(refused.progress().deadline()).contains(LATER.plus(TIMES.window()));
    }

    @Test
    void attemptsEndInTheNoticeOrWhereAllowedInSms() {
        DownloadRules fallback = rules(2, true, null, false);
        DownloadProgress second = fallback.decide(at(Place.PUSHED), EVENTS.get("push_failed")).progress();
        DownloadDecision end = fallback.decide(second, new PushFailed(2, "expired", LATER));
        assertThat(end.progress().bySms()).isTrue();
        assertThat(end.effects()).containsExactly(new SendPacket(false, false));
        DownloadDecision notice = ONCE.decide(at(Place.PUSHED), EVENTS.get("push_failed"));
        assertThat(notice.effects()).containsExactly(new Notify());
        assertThat(notice.progress().route()).as("the route it was tried by").isEqualTo(Route.BIP);
    }

    @Test
    void breaksEndTheDownloadOnlyWhenItDoesNotComeForward() {
        DownloadProgress progress = at(Place.CHANNEL);
        for (int breaks = 0; breaks < 10; breaks++) {
            progress = THRICE.decide(progress, EVENTS.get("packet_answered")).progress();
            progress = THRICE.decide(progress, EVENTS.get("channel_lost")).progress();
            assertThat(place(progress)).isEqualTo(Place.PUSHED);
            progress = THRICE.decide(progress, EVENTS.get("channel_opened")).progress();
        }
        for (int breaks = 0; breaks < 2; breaks++) {
            progress = THRICE.decide(progress, EVENTS.get("channel_lost")).progress();
            assertThat(place(progress)).isEqualTo(Place.PUSHED);
            progress = THRICE.decide(progress, EVENTS.get("channel_opened")).progress();
        }
        assertThat(place(THRICE.decide(progress, EVENTS.get("channel_lost")).progress())).isEqualTo(Place.NOTICE);
    }

    @Test
    void attemptsThatTheServerWasNotThereForDoNotCount() {
        DownloadProgress delivered = ONCE.decide(at(Place.PUSHED), EVENTS.get("push_delivered")).progress();
        Instant windowEnds = LATER.plus(TIMES.window());
        DownloadDecision again = ONCE.decide(delivered, new TimeElapsed(LATER.plusSeconds(30), START, windowEnds));
        assertThat(again.effects()).as("down when the push was sent").containsExactly(new Push(false));
        assertThat(again.progress().attempts()).isEqualTo(2);
        assertThat(place(ONCE.decide(delivered, new TimeElapsed(START, START, windowEnds)).progress()))
                .as("there since before it").isEqualTo(Place.NOTICE);

        Instant sent = LATER.minus(TIMES.answer());
        assertThat(place(ONCE.decide(at(Place.CHANNEL), new TimeElapsed(sent.plusSeconds(1), START, LATER)).progress()))
                .as("down when the packet was sent").isEqualTo(Place.PUSHED);
        assertThat(place(ONCE.decide(at(Place.CHANNEL), new TimeElapsed(sent, START, LATER)).progress())).isEqualTo(Place.NOTICE);
        assertThat(place(ONCE.decide(at(Place.CHANNEL), new ChannelLost(true, "stopped", LATER)).progress()))
                .as("ended by the server's stop").isEqualTo(Place.PUSHED);
    }

    @Test
    void attemptThatDoesNotCountIsFollowedByOneThatDoes() {
        DownloadProgress again = ONCE.decide(at(Place.CHANNEL), new ChannelLost(true, "stopped", LATER)).progress();
        assertThat(place(ONCE.decide(again, new PushFailed(2, "expired", LATER)).progress())).isEqualTo(Place.NOTICE);
    }

    @Test
    void overdueAnswerOnAChannelEndsTheChannelFirst() {
        DownloadDecision overdue = THRICE.decide(at(Place.CHANNEL), EVENTS.get("time_elapsed"));
        assertThat(overdue.effects()).containsExactly(new EndChannel(), new Push(false));
    }

    @Test
    void overdueAnswerBySmsIsAskedForByTheSamePacketUntilTheAttemptsAreUsedUp() {
        DownloadProgress progress = at(Place.SMS);
        for (int repeat = 0; repeat < 2; repeat++) {
            progress = THRICE.decide(progress, EVENTS.get("packet_delivered")).progress();
            DownloadDecision overdue = THRICE.decide(progress, elapsed(LATER.plus(TIMES.window())));
            assertThat(overdue.effects()).containsExactly(new SendPacket(false, false));
            progress = overdue.progress();
            assertThat(progress.answerAt()).isNull();
        }
        progress = THRICE.decide(progress, EVENTS.get("packet_delivered")).progress();
        assertThat(place(THRICE.decide(progress, elapsed(LATER.plus(TIMES.window()))).progress())).isEqualTo(Place.FAILED);
    }

    @Test
    void counterIsRepairedOnceUntilThePacketIsAnswered() {
        DownloadDecision repaired = ONCE.decide(at(Place.CHANNEL), EVENTS.get("packet_counter_low"));
        assertThat(repaired.effects()).containsExactly(new SendPacket(true, true));
        assertThat(place(ONCE.decide(repaired.progress(), EVENTS.get("packet_counter_low")).progress())).isEqualTo(Place.FAILED);
        DownloadProgress answered = ONCE.decide(repaired.progress(), EVENTS.get("packet_answered")).progress();
        assertThat(place(ONCE.decide(answered, EVENTS.get("packet_counter_low")).progress())).isEqualTo(Place.CHANNEL);
        DownloadDecision push = ONCE.decide(at(Place.PUSHED), EVENTS.get("push_counter_low"));
        assertThat(push.effects()).containsExactly(new WithdrawWaiting(), new Push(true));
        assertThat(place(ONCE.decide(push.progress(), new PushFault(2, "counter low", true, false, LATER)).progress()))
                .isEqualTo(Place.FAILED);
    }

    @Test
    void counterLowForTheVerySamePacketMeansThatTheCardHasSeenIt() {
        PacketFault again = new PacketFault("counter low", true, true, false, LATER);
        assertThat(ONCE.decide(at(Place.SMS), again).effects())
                .as("executed").containsExactly(new CountPacket(), new SendPacket(false, false));
        assertThat(place(ONCE.decide(at(Place.SMS), new PacketFault("counter low", true, true, true, LATER)).progress()))
                .isEqualTo(Place.DONE);
        assertThat(rules(1, false, null, true).decide(at(Place.SMS), again).effects())
                .as("harmless when it comes twice").containsExactly(new SendPacket(true, false));
    }

    @Test
    void nothingBeginsOutsideTheWindowOfTheDay() {
        DownloadRules night = rules(3, true, AT_NIGHT, false);
        DownloadDecision begun = night.decide(at(Place.PENDING), EVENTS.get("begun_BIP"));
        assertThat(begun.effects()).isEmpty();
        assertThat(begun.progress().dueAt()).isEqualTo(TEN_AT_NIGHT);
        DownloadDecision lost = night.decide(at(Place.CHANNEL), EVENTS.get("channel_lost"));
        assertThat(place(lost.progress())).isEqualTo(Place.PENDING);
        assertThat(lost.progress().dueAt()).isEqualTo(TEN_AT_NIGHT);
        assertThat(night.decide(at(Place.PENDING), new Begun(new RouteDecision(Route.BIP, ""), TEN_AT_NIGHT)).effects())
                .containsExactly(new Push(false));
    }

    @Test
    void usedUpAttemptsAreNotForgottenOverNight() {
        DownloadRules night = rules(1, false, AT_NIGHT, false);
        DownloadProgress waiting = night.decide(at(Place.PUSHED), EVENTS.get("push_failed")).progress();
        assertThat(place(waiting)).isEqualTo(Place.PENDING);
        DownloadDecision begun = night.decide(waiting, new Begun(new RouteDecision(Route.BIP, "capable"), TEN_AT_NIGHT));
        assertThat(begun.effects()).containsExactly(new Notify());
    }

    @Test
    void checkTakesNoAttemptAwayAndLeavesTheNoticeAlone() {
        DownloadProgress waiting = ONCE.decide(at(Place.PUSHED), EVENTS.get("suspended")).progress();
        assertThat(waiting.dueAt()).isEqualTo(LATER);
        assertThat(ONCE.decide(waiting, EVENTS.get("begun_BIP")).effects()).containsExactly(new Push(false));
        assertThat(ONCE.decide(at(Place.NOTICE), EVENTS.get("suspended")).changed()).isFalse();
    }

    @Test
    void eventsAboutAnEarlierPushDecideNothingButForAFinalRefusal() {
        DownloadProgress second = THRICE.decide(at(Place.PUSHED), EVENTS.get("push_failed")).progress();
        for (String name : List.of("push_delivered", "push_failed", "push_counter_low", "push_TAR_unknown", "refused_for_now")) {
            assertThat(THRICE.decide(second, EVENTS.get(name)).changed()).as(name).isFalse();
        }
        assertThat(place(THRICE.decide(second, EVENTS.get("refused_for_good")).progress())).isEqualTo(Place.NOTICE);
    }

    @Test
    void limitHoldsFromTheFirstBeginningOn() {
        DownloadProgress waiting = ONCE.decide(at(Place.CHANNEL), EVENTS.get("suspended")).progress();
        DownloadDecision late = ONCE.decide(waiting, new Begun(new RouteDecision(Route.BIP, "capable"), LIMIT));
        assertThat(place(late.progress())).isEqualTo(Place.FAILED);
    }
}

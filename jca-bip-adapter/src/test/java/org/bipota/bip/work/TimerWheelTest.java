package org.bipota.bip.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private static final long BEGIN = Long.MAX_VALUE - 5;

    private final TimerWheel wheel = new TimerWheel(BEGIN);
    private final List<String> told = new ArrayList<>();

    private final class Named extends TimerWheel.Entry {

        private final String name;
        private Runnable then = () -> { };

        Named(String name) {
            this.name = name;
        }

        @Override
        protected void due() {
            told.add(name);
            then.run();
        }
    }

    @Test
    void anEntryIsToldOnceAndNotBeforeItsTime() {
        Named entry = new Named("one");
        wheel.set(entry, BEGIN + 25_000_000);
        wheel.advance(BEGIN + 24_000_000);
        assertThat(told).isEmpty();
        wheel.advance(BEGIN + 40_000_000);
        wheel.advance(BEGIN + 400_000_000_000L);
        assertThat(told).containsExactly("one");
        assertThat(wheel.isEmpty()).isTrue();
    }

    @Test
    void deadlinesManyTurnsAwayWaitTheirTurns() {
        long day = 86_400_000_000_000L;
        wheel.set(new Named("day"), BEGIN + day);
        for (long now = 0; now < day - TimerWheel.TICK_NANOS; now += 7_000_000_000L) {
            wheel.advance(BEGIN + now);
        }
        assertThat(told).isEmpty();
        wheel.advance(BEGIN + day + TimerWheel.TICK_NANOS);
        assertThat(told).containsExactly("day");
    }

    @Test
    void whatBecomesDueMaySetAndCancelOthersOfTheSameTick() {
        Named first = new Named("first");
        Named second = new Named("second");
        Named third = new Named("third");
        wheel.set(first, BEGIN + 1);
        wheel.set(second, BEGIN + 1);
        wheel.set(third, BEGIN + 1);
        first.then = () -> {
            wheel.cancel(second);
            wheel.set(third, BEGIN + 50_000_000);
            wheel.set(first, BEGIN + 50_000_000);
        };
        wheel.advance(BEGIN + 10_000_000);
        assertThat(told).containsExactly("first");
        first.then = () -> { };
        wheel.advance(BEGIN + 60_000_000);
        assertThat(told).containsExactlyInAnyOrder("first", "first", "third");
        assertThat(wheel.isEmpty()).isTrue();
    }

    @Test
    void itAgreesWithASortedListUnderAnyUse() {
        Random random = new Random(11);
        Map<String, Long> expected = new HashMap<>();
        Map<String, Named> entries = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            entries.put("e" + i, new Named("e" + i));
        }
        long now = 0;
        for (int step = 0; step < 5_000; step++) {
            String name = "e" + random.nextInt(200);
            if (random.nextInt(4) == 0) {
                wheel.cancel(entries.get(name));
                expected.remove(name);
            } else {
                long deadline = now + (long) (Math.pow(random.nextDouble(), 3) * 100e9);
                wheel.set(entries.get(name), BEGIN + deadline);
                expected.put(name, deadline);
            }
            now += random.nextInt(100_000_000);
            told.clear();
            wheel.advance(BEGIN + now);
            long later = now;
            for (String each : told) {
                assertThat(expected.remove(each)).as(each).isNotNull().isLessThanOrEqualTo(later);
            }
            assertThat(expected.values()).allSatisfy(
                    deadline -> assertThat(deadline).isGreaterThan(later - 2 * TimerWheel.TICK_NANOS));
        }
    }
}

package org.bipota.smpp.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.OutboundShortMessage.Priority;
import org.junit.jupiter.api.Test;

class WaitingMessagesTest {

    private final WaitingMessages waiting = new WaitingMessages();

    private Submission add(String reference, String destination, Priority priority, String group) {
        Submission submission = new Submission(new OutboundShortMessage(reference, destination, 0, 4, false, List.of(new byte[1]),
                false, null, priority, group), answer -> { });
        waiting.add(submission);
        return submission;
    }

    private String begin(String group) {
        Submission first = waiting.first(group);
        if (first == null) {
            return null;
        }
        waiting.begin(first, group);
        return first.message().reference();
    }

    @Test
    void higherPrioritiesGoFirstAndEachInItsOrder() {
        add("campaign 1", "1", Priority.LOW, null);
        add("single", "2", Priority.NORMAL, null);
        add("campaign 2", "3", Priority.LOW, null);
        add("push 1", "4", Priority.HIGH, null);
        add("push 2", "5", Priority.HIGH, null);

        assertThat(List.of(begin("g"), begin("g"), begin("g"), begin("g"), begin("g")))
                .containsExactly("push 1", "push 2", "single", "campaign 1", "campaign 2");
        assertThat(waiting.first("g")).isNull();
        assertThat(waiting.size()).isZero();
    }

    @Test
    void atMostSevenMessagesInARowOvertakeAnOlderOne() {
        add("campaign 1", "c1", Priority.LOW, null);
        add("campaign 2", "c2", Priority.LOW, null);
        add("single", "s", Priority.NORMAL, null);
        for (int i = 0; i < 24; i++) {
            add("push " + i, "p" + i, Priority.HIGH, null);
        }
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            order.add(begin("g"));
        }
        assertThat(order.indexOf("campaign 1")).isEqualTo(7);
        assertThat(order.indexOf("campaign 2")).isEqualTo(15);
        assertThat(order.indexOf("single")).isEqualTo(23);
        assertThat(order).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void aDestinationWithAMessageOnItsWayIsLeftOutUntilThatHasEnded() {
        add("a1", "a", Priority.NORMAL, null);
        add("a2", "a", Priority.HIGH, null);
        add("b1", "b", Priority.LOW, null);

        assertThat(begin("g")).as("of one destination too the higher priority goes first").isEqualTo("a2");
        assertThat(begin("g")).isEqualTo("b1");
        assertThat(begin("g")).isNull();
        add("a3", "a", Priority.HIGH, null);
        assertThat(begin("g")).isNull();

        waiting.ended("a");
        assertThat(begin("g")).isEqualTo("a3");
        waiting.ended("a");
        assertThat(begin("g")).isEqualTo("a1");
        waiting.ended("a");
        waiting.ended("b");
        assertThat(waiting.first("g")).isNull();
    }

    @Test
    void aGroupGetsItsOwnAndThoseForAnyInOneOrder() {
        add("any 1", "1", Priority.NORMAL, null);
        add("east", "2", Priority.NORMAL, "east");
        add("west", "3", Priority.HIGH, "west");
        add("any 2", "4", Priority.NORMAL, null);

        assertThat(waiting.sizeFor("east")).isEqualTo(3);
        assertThat(waiting.sizeFor("north")).isEqualTo(2);
        assertThat(List.of(begin("east"), begin("east"), begin("east"))).containsExactly("any 1", "east", "any 2");
        assertThat(begin("east")).isNull();
        assertThat(begin("west")).isEqualTo("west");
        assertThat(waiting.sizeFor("west")).isZero();
    }

    @Test
    void theHeadOfADestinationDecidesItsGroup() {
        add("later", "a", Priority.NORMAL, null);
        add("urgent", "a", Priority.HIGH, "west");

        assertThat(waiting.first("east")).isNull();
        assertThat(begin("west")).isEqualTo("urgent");
        waiting.ended("a");
        assertThat(begin("east")).isEqualTo("later");
    }

    @Test
    void whatIsTakenOutIsGoneAndTheRestGoesOn() {
        add("a west", "a", Priority.HIGH, "west");
        add("a any", "a", Priority.LOW, null);
        add("b west", "b", Priority.NORMAL, "west");

        assertThat(waiting.removeAll(submission -> "west".equals(submission.message().group())))
                .extracting(submission -> submission.message().reference()).containsExactly("a west", "b west");
        assertThat(waiting.size()).isEqualTo(1);
        assertThat(begin("east")).isEqualTo("a any");
    }

    @Test
    void noMessageIsLostAndNoneOvertakesOnItsWayWhateverHappens() {
        long seed = 20260722;
        Random random = new Random(seed);
        int total = 5_000;
        int added = 0;
        List<Submission> onTheirWay = new ArrayList<>();
        int ended = 0;
        while (ended < total) {
            int roll = random.nextInt(3);
            if (roll == 0 && added < total) {
                add("m" + added++, "d" + random.nextInt(20), Priority.values()[random.nextInt(3)],
                        random.nextBoolean() ? null : "g" + random.nextInt(2));
            } else if (roll == 1) {
                String group = "g" + random.nextInt(2);
                Submission first = waiting.first(group);
                if (first != null) {
                    assertThat(onTheirWay).as("seed %d", seed).noneMatch(other ->
                            other.message().destination().equals(first.message().destination()));
                    waiting.begin(first, group);
                    onTheirWay.add(first);
                }
            } else if (!onTheirWay.isEmpty()) {
                waiting.ended(onTheirWay.remove(random.nextInt(onTheirWay.size())).message().destination());
                ended++;
            }
            assertThat(waiting.size()).isEqualTo(added - ended - onTheirWay.size());
        }
        assertThat(waiting.sizeFor("g0") + waiting.sizeFor("g1")).isZero();
    }
}

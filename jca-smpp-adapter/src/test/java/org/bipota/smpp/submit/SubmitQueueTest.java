package org.bipota.smpp.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.OutboundShortMessage.Priority;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.pdu.SubmitAnswer;
import org.bipota.smpp.testing.Eventually;
import org.bipota.smpp.testing.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several links on one queue, on a test clock. */
@Timeout(30)
class SubmitQueueTest {

    private final TestTime time = new TestTime();
    private final SubmitQueue queue = new SubmitQueue(100, Runnable::run);
    private final List<TestLink> links = new ArrayList<>();
    private int submitted;

    private final class TestLink {
        private final TestSender sender = new TestSender();
        private final Submitter submitter;
        private final Thread thread;

        TestLink(String name, String group, int window, int rate) {
            submitter = new Submitter(new SubmitSettings(name, group, window, rate, Duration.ofSeconds(10), Duration.ofMillis(200),
                    Duration.ofSeconds(1)), queue, time);
            thread = new Thread(submitter, "test-" + name);
            thread.start();
            links.add(this);
        }

        TestLink bound() {
            submitter.bound(sender);
            return this;
        }

        void answer(TestSender.Sent segment, int status) {
            submitter.answered(sender, segment.sequence(), new SubmitAnswer(status, "id-" + segment.sequence()));
        }

        void awaitSent(int count) {
            Eventually.holds(count + " segments sent", () -> {
                time.advance(Duration.ofMillis(1)); // until the rate allows it
                return sender.sent.size() == count;
            });
            awaitIdle();
        }

        void awaitIdle() {
            Eventually.holds("the sending thread waits", submitter::waits);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (TestLink link : links) {
            link.submitter.close();
            link.thread.join(5_000);
            assertThat(link.thread.isAlive()).isFalse();
        }
    }

    private CompletableFuture<SubmitOutcome> submit(String reference, Priority priority, String group) {
        return queue.submit(new OutboundShortMessage(reference, "49170" + submitted++, 0, 4, false, List.of(new byte[1]), false,
                null, priority, group), answer -> { }).toCompletableFuture();
    }

    private CompletableFuture<SubmitOutcome> submit() {
        return submit("m" + submitted, Priority.NORMAL, null);
    }

    @Test
    void messagesAreSharedByTheRoomInTheWindows() {
        TestLink narrow = new TestLink("narrow", "smsc", 2, 100_000).bound(); // the first to be woken
        TestLink wide = new TestLink("wide", "smsc", 10, 100_000).bound();
        wide.awaitIdle();
        narrow.awaitIdle();
        for (int i = 1; i <= 8; i++) {
            submit();
            wide.awaitSent(i);
            time.advance(Duration.ofMillis(1));
        }
        assertThat(narrow.sender.sent).as("while the other has more room").isEmpty();

        for (int i = 0; i < 4; i++) {
            submit();
            time.advance(Duration.ofMillis(1));
            int all = 9 + i;
            Eventually.holds("all sent", () -> wide.sender.sent.size() + narrow.sender.sent.size() == all);
            wide.awaitIdle();
            narrow.awaitIdle();
        }
        assertThat(wide.sender.sent).hasSize(10);
        assertThat(narrow.sender.sent).hasSize(2);
        CompletableFuture<SubmitOutcome> waiting = submit();
        assertThat(waiting).as("both windows are full").isNotDone();
        assertThat(queue.free()).isEqualTo(99);
    }

    @Test
    void whatALostLinkHadNotSentGoesByAnotherAndWhatItHadIsUnanswered() throws Exception {
        TestLink first = new TestLink("first", "smsc", 2, 100_000).bound();
        List<CompletableFuture<SubmitOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            outcomes.add(submit());
        }
        first.awaitSent(2);
        TestLink second = new TestLink("second", "smsc", 10, 100_000);

        second.bound();
        first.submitter.unbound("the SMSC closed the connection");

        assertThat(outcomes.get(0).get(10, TimeUnit.SECONDS))
                .isEqualTo(new SubmitOutcome.Unanswered("the SMSC closed the connection", List.of()));
        assertThat(outcomes.get(1).get(10, TimeUnit.SECONDS)).isInstanceOf(SubmitOutcome.Unanswered.class);
        for (int i = 2; i < 5; i++) {
            TestSender.Sent moved = second.sender.awaitSent();
            assertThat(moved.reference()).isEqualTo("m" + i);
            second.answer(moved, 0);
            assertThat(outcomes.get(i).get(10, TimeUnit.SECONDS)).isInstanceOf(SubmitOutcome.Accepted.class);
            time.advance(Duration.ofMillis(1));
        }
    }

    @Test
    void aMessageForAGroupWithoutABoundLinkIsNotSentThoughOthersAreBound() throws Exception {
        new TestLink("east 1", "east", 2, 100_000).bound();
        TestLink west = new TestLink("west 1", "west", 1, 100_000).bound();
        submit("in flight", Priority.NORMAL, "west");
        west.awaitSent(1);
        CompletableFuture<SubmitOutcome> waiting = submit("waiting", Priority.NORMAL, "west");

        west.submitter.unbound("the SMSC closed the connection");

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(new SubmitOutcome.NotSent("the SMSC closed the connection"));
        assertThat(submit("late", Priority.NORMAL, "west").get()).isEqualTo(
                new SubmitOutcome.NotSent("link west 1 is not bound: the SMSC closed the connection"));
        assertThat(submit("wrong", Priority.NORMAL, "north").get()).isEqualTo(
                new SubmitOutcome.NotSent("there is no link of group north"));
    }

    @Test
    void aThrottledLinkLeavesNewMessagesToTheOther() throws Exception {
        TestLink throttled = new TestLink("throttled", "smsc", 50, 100_000).bound();
        CompletableFuture<SubmitOutcome> refused = submit();
        TestSender.Sent first = throttled.sender.awaitSent();
        throttled.answer(first, 0x58);
        assertThat(refused.get(10, TimeUnit.SECONDS)).isEqualTo(new SubmitOutcome.Refused(0x58, true, List.of()));
        TestLink other = new TestLink("other", "smsc", 5, 100_000).bound();

        for (int i = 0; i < 3; i++) {
            submit();
            assertThat(other.sender.awaitSent()).isNotNull();
            other.awaitIdle();
            time.advance(Duration.ofMillis(1));
        }

        assertThat(throttled.sender.sent).isEmpty();
        time.advance(Duration.ofMillis(200));
        throttled.awaitIdle();
        submit();
        assertThat(throttled.sender.awaitSent()).as("the pause is over, and it has the most room").isNotNull();
    }

    @Test
    void pushesOfChecksGoBeforeACampaignThatCameFirst() throws Exception {
        TestLink link = new TestLink("link", "smsc", 1, 100_000).bound();
        submit("campaign 0", Priority.LOW, null);
        TestSender.Sent begun = link.sender.awaitSent();
        submit("campaign 1", Priority.LOW, null);
        submit("push", Priority.HIGH, null);
        time.advance(Duration.ofMillis(1));

        link.answer(begun, 0);
        TestSender.Sent next = link.sender.awaitSent();
        assertThat(next.reference()).isEqualTo("push");
        time.advance(Duration.ofMillis(1));
        link.answer(next, 0);
        assertThat(link.sender.awaitSent().reference()).isEqualTo("campaign 1");
    }

    @Test
    void theTimeOutAndTheLateAnswerComeOnTheClock() throws Exception {
        TestLink link = new TestLink("link", "smsc", 5, 100_000).bound();
        CompletableFuture<SubmitOutcome> outcome = submit();
        TestSender.Sent sent = link.sender.awaitSent();
        time.awaitWait(Duration.ofSeconds(10));
        time.advance(Duration.ofMillis(9_999));
        assertThat(outcome).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(outcome.get(10, TimeUnit.SECONDS))
                .isEqualTo(new SubmitOutcome.Unanswered("no answer within 10000 ms", List.of()));

        time.advance(Duration.ofSeconds(5));
        link.answer(sent, 0);
        link.answer(sent, 0);

        SubmitFigures figures = link.submitter.figures();
        assertThat(figures.unanswered()).isEqualTo(1);
        assertThat(figures.late()).as("a repeated answer counts once").isEqualTo(1);
        assertThat(figures.roundTrip()).isEqualTo(Duration.ofSeconds(15));
        assertThat(figures.inFlight()).isZero();
    }

    @Test
    void aDrainedLinkEndsWhatItBeganAndTheOtherTakesTheRest() throws Exception {
        TestLink leaving = new TestLink("leaving", "smsc", 1, 100_000).bound();
        CompletableFuture<SubmitOutcome> begun = submit();
        TestSender.Sent sent = leaving.sender.awaitSent();
        CompletableFuture<SubmitOutcome> waiting = submit();
        TestLink staying = new TestLink("staying", "smsc", 1, 100_000);

        CompletableFuture<Void> drained = CompletableFuture.runAsync(() -> leaving.submitter.drain(Duration.ofSeconds(3)));
        assertThat(waiting.get(10, TimeUnit.SECONDS)).as("nobody else is bound yet")
                .isEqualTo(new SubmitOutcome.NotSent("link leaving is being closed"));
        staying.bound();
        CompletableFuture<SubmitOutcome> next = submit();
        TestSender.Sent byTheOther = staying.sender.awaitSent();
        assertThat(drained).isNotDone();
        leaving.answer(sent, 0);

        drained.get(10, TimeUnit.SECONDS);
        assertThat(begun.get()).isInstanceOf(SubmitOutcome.Accepted.class);
        staying.answer(byTheOther, 0);
        assertThat(next.get(10, TimeUnit.SECONDS)).isInstanceOf(SubmitOutcome.Accepted.class);
    }
}

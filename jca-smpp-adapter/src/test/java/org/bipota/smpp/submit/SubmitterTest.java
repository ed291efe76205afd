package org.bipota.smpp.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.pdu.SubmitAnswer;
import org.bipota.smpp.time.LinkTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SubmitterTest {

    private final SubmitQueue queue = new SubmitQueue(10, Runnable::run);
    private final Submitter submitter = new Submitter(new SubmitSettings("test", "test", 2, 100_000, Duration.ofSeconds(5),
            Duration.ofMillis(10), Duration.ofMillis(10)), queue, LinkTime.system());
    private final Thread sending = new Thread(submitter, "test-submitter");

    @BeforeEach
    void start() {
        sending.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        submitter.close();
        sending.join(5_000);
        assertThat(sending.isAlive()).isFalse();
    }

    private int submitted;

    private CompletableFuture<SubmitOutcome> submit(int parts) {
        List<byte[]> userData = java.util.stream.IntStream.range(0, parts).mapToObj(part -> new byte[] {(byte) part}).toList();
        return queue.submit(new OutboundShortMessage("r", "49170" + submitted++, 0, 4, true, userData, false, null),
                answer -> { }).toCompletableFuture();
    }

    @Test
    void anAnswerOfAnEarlierSessionIsNotTakenForOneOfThisSession() throws Exception {
        TestSender first = new TestSender();
        TestSender second = new TestSender();
        submitter.bound(first);
        CompletableFuture<SubmitOutcome> lost = submit(1);
        int sequence = first.awaitSent().sequence();
        submitter.unbound("lost");
        assertThat(lost.get()).isInstanceOf(SubmitOutcome.Unanswered.class);
        submitter.bound(second);
        CompletableFuture<SubmitOutcome> outcome = submit(1);
        assertThat(second.awaitSent().sequence()).isEqualTo(sequence);

        submitter.answered(first, sequence, new SubmitAnswer(0, "of the first"));
        assertThat(outcome).isNotDone();
        submitter.answered(second, sequence, new SubmitAnswer(0, "of the second"));

        assertThat(outcome.get()).isEqualTo(new SubmitOutcome.Accepted(List.of("of the second")));
    }

    @Test
    void aLinkLostBetweenTwoPartsLeavesTheMessageUnansweredWithTheIdsItHas() throws Exception {
        TestSender sender = new TestSender();
        submitter.bound(sender);
        CompletableFuture<SubmitOutcome> outcome = submit(2);
        submitter.answered(sender, sender.awaitSent().sequence(), new SubmitAnswer(0, "A"));
        sender.awaitSent();

        submitter.unbound("lost");

        assertThat(outcome.get()).isEqualTo(new SubmitOutcome.Unanswered("lost", List.of("A")));
    }

    @Test
    void aWriteThatFailsIsUnansweredSincePartOfItMayHaveLeft() throws Exception {
        TestSender sender = new TestSender();
        sender.broken = true;
        submitter.bound(sender);

        assertThat(submit(1).get(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(SubmitOutcome.Unanswered.class,
                unanswered -> assertThat(unanswered.reason()).contains("Broken pipe"));
    }

    @Test
    void partsOfBegunMessagesGoBeforeNewMessages() throws Exception {
        TestSender sender = new TestSender();
        submitter.bound(sender);
        submit(2);
        submit(1);
        int firstPart = sender.awaitSent().sequence();
        int other = sender.awaitSent().sequence();
        CompletableFuture<SubmitOutcome> third = submit(1);
        assertThat(sender.sent).as("the window of 2 is full").isEmpty();

        submitter.answered(sender, firstPart, new SubmitAnswer(0, "A"));
        int secondPart = sender.awaitSent().sequence();
        submitter.answered(sender, secondPart, new SubmitAnswer(0, "B"));
        int last = sender.awaitSent().sequence();
        submitter.answered(sender, last, new SubmitAnswer(0, "C"));

        assertThat(List.of(firstPart, other, secondPart, last)).isSorted();
        assertThat(third.get()).isEqualTo(new SubmitOutcome.Accepted(List.of("C")));
    }

    @Test
    void aGenericNackRefusesTheSegment() throws Exception {
        TestSender sender = new TestSender();
        submitter.bound(sender);
        CompletableFuture<SubmitOutcome> outcome = submit(1);

        submitter.answered(sender, sender.awaitSent().sequence(), SubmitAnswer.of(0x80000000, 0x03, new byte[16]));

        assertThat(outcome.get()).isEqualTo(new SubmitOutcome.Refused(0x03, false, List.of()));
    }
}

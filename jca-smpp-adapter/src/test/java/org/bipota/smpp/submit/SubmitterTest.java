package org.bipota.smpp.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final Submitter submitter = new Submitter(new SubmitSettings("test", 2, 100_000, 10, Duration.ofSeconds(5),
            Duration.ofMillis(10), Duration.ofMillis(10)), Runnable::run, LinkTime.system());
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

    private static final class Sender implements SegmentSender {
        private final BlockingQueue<Integer> sent = new LinkedBlockingQueue<>();
        private final AtomicInteger sequence = new AtomicInteger();
        private volatile boolean broken;

        @Override
        public int nextSequence() {
            return sequence.incrementAndGet();
        }

        @Override
        public void send(int sequenceNumber, Segment segment) throws IOException {
            if (broken) {
                throw new IOException("Broken pipe");
            }
            sent.add(sequenceNumber);
        }

        int awaitSent() throws InterruptedException {
            return sent.poll(10, TimeUnit.SECONDS);
        }
    }

    private CompletableFuture<SubmitOutcome> submit(int parts) {
        List<byte[]> userData = java.util.stream.IntStream.range(0, parts).mapToObj(part -> new byte[] {(byte) part}).toList();
        return submitter.submit(new OutboundShortMessage("r", "49170", 0, 4, true, userData, false, null)).toCompletableFuture();
    }

    @Test
    void anAnswerOfAnEarlierSessionIsNotTakenForOneOfThisSession() throws Exception {
        Sender first = new Sender();
        Sender second = new Sender();
        submitter.bound(first);
        CompletableFuture<SubmitOutcome> lost = submit(1);
        int sequence = first.awaitSent();
        submitter.unbound("lost");
        assertThat(lost.get()).isInstanceOf(SubmitOutcome.Unanswered.class);
        submitter.bound(second);
        CompletableFuture<SubmitOutcome> outcome = submit(1);
        assertThat(second.awaitSent()).isEqualTo(sequence);

        submitter.answered(first, sequence, new SubmitAnswer(0, "of the first"));
        assertThat(outcome).isNotDone();
        submitter.answered(second, sequence, new SubmitAnswer(0, "of the second"));

        assertThat(outcome.get()).isEqualTo(new SubmitOutcome.Accepted(List.of("of the second")));
    }

    @Test
    void aLinkLostBetweenTwoPartsLeavesTheMessageUnansweredWithTheIdsItHas() throws Exception {
        Sender sender = new Sender();
        submitter.bound(sender);
        CompletableFuture<SubmitOutcome> outcome = submit(2);
        submitter.answered(sender, sender.awaitSent(), new SubmitAnswer(0, "A"));
        sender.awaitSent();

        submitter.unbound("lost");

        assertThat(outcome.get()).isEqualTo(new SubmitOutcome.Unanswered("lost", List.of("A")));
    }

    @Test
    void aWriteThatFailsIsUnansweredSincePartOfItMayHaveLeft() throws Exception {
        Sender sender = new Sender();
        sender.broken = true;
        submitter.bound(sender);

        assertThat(submit(1).get(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(SubmitOutcome.Unanswered.class,
                unanswered -> assertThat(unanswered.reason()).contains("Broken pipe"));
    }

    @Test
    void partsOfBegunMessagesGoBeforeNewMessages() throws Exception {
        Sender sender = new Sender();
        submitter.bound(sender);
        submit(2);
        submit(1);
        int firstPart = sender.awaitSent();
        int other = sender.awaitSent();
        CompletableFuture<SubmitOutcome> third = submit(1);
        assertThat(sender.sent).as("the window of 2 is full").isEmpty();

        submitter.answered(sender, firstPart, new SubmitAnswer(0, "A"));
        int secondPart = sender.awaitSent();
        submitter.answered(sender, secondPart, new SubmitAnswer(0, "B"));
        int last = sender.awaitSent();
        submitter.answered(sender, last, new SubmitAnswer(0, "C"));

        assertThat(List.of(firstPart, other, secondPart, last)).isSorted();
        assertThat(third.get()).isEqualTo(new SubmitOutcome.Accepted(List.of("C")));
    }

    @Test
    void aGenericNackRefusesTheSegment() throws Exception {
        Sender sender = new Sender();
        submitter.bound(sender);
        CompletableFuture<SubmitOutcome> outcome = submit(1);

        submitter.answered(sender, sender.awaitSent(), SubmitAnswer.of(0x80000000, 0x03, new byte[16]));

        assertThat(outcome.get()).isEqualTo(new SubmitOutcome.Refused(0x03, false, List.of()));
    }
}

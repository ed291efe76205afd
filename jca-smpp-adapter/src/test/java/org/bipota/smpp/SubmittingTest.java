package org.bipota.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.testing.Eventually;
import org.bipota.smpp.testing.Submitted;
import org.bipota.smpp.testing.TestAdapter;
import org.bipota.smpp.testing.TestSmsc;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SubmittingTest {

    private TestSmsc smsc;
    private TestAdapter adapter;
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        smsc = new TestSmsc();
        adapter = new TestAdapter(smsc.port());
    }

    @AfterEach
    void stop() throws Exception {
        mayAnswer.countDown();
        adapter.close();
        smsc.close();
    }

    private void bind() throws Exception {
        adapter.start(messages -> { });
        smsc.awaitBind();
        adapter.awaitState(LinkStatus.State.BOUND);
    }

    private CompletableFuture<SubmitOutcome> submit(String destination, int parts) {
        List<byte[]> userData = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            userData.add(new byte[] {0x02, 0x70, 0x00, (byte) i});
        }
        return adapter.submit(new OutboundShortMessage("test", destination, 0x7F, 0xF6, true, userData, true,
                Duration.ofHours(1))).toCompletableFuture();
    }

    private static SubmitOutcome outcome(CompletableFuture<SubmitOutcome> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private String answerLater(org.jsmpp.bean.SubmitSm submit) {
        try {
            mayAnswer.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "late-" + submit.getSequenceNumber();
    }

    @Test
    void anAcceptedSubmitHasEveryFieldAndItsMessageId() throws Exception {
        smsc.onSubmit = submit -> "4A6F";
        bind();

        assertThat(outcome(submit("491701234567", 1))).isEqualTo(new SubmitOutcome.Accepted(List.of("4A6F")));

        var pdu = smsc.awaitSubmit().pdu();
        assertThat(pdu.getSourceAddr()).isEqualTo("10099");
        assertThat(pdu.getSourceAddrTon()).isEqualTo((byte) 0);
        assertThat(pdu.getSourceAddrNpi()).isEqualTo((byte) 1);
        assertThat(pdu.getDestAddress()).isEqualTo("491701234567");
        assertThat(pdu.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(pdu.getDestAddrNpi()).isEqualTo((byte) 1);
        assertThat(pdu.getEsmClass()).isEqualTo((byte) 0x40);
        assertThat(pdu.getProtocolId()).isEqualTo((byte) 0x7F);
        assertThat(pdu.getDataCoding()).isEqualTo((byte) 0xF6);
        assertThat(pdu.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(pdu.getValidityPeriod()).isEqualTo("000000010000000R");
        assertThat(pdu.getShortMessage()).containsExactly(2, 0x70, 0, 0);
        assertThat(adapter.link().submitted()).isEqualTo(1);
    }

    @Test
    void thePartsOfAMessageGoInOrderWithMoreMessagesToSendOnAllButTheLast() throws Exception {
        bind();
        List<CompletableFuture<SubmitOutcome>> outcomes = new ArrayList<>();
        for (int message = 0; message < 10; message++) {
            outcomes.add(submit("49170000000" + message, 3));
        }
        for (CompletableFuture<SubmitOutcome> outcome : outcomes) {
            assertThat(((SubmitOutcome.Accepted) outcome(outcome)).messageIds()).hasSize(3).doesNotHaveDuplicates();
        }

        List<Submitted> all = new ArrayList<>(smsc.submits);
        for (int message = 0; message < 10; message++) {
            String destination = "49170000000" + message;
            List<Submitted> parts = all.stream().filter(submit -> submit.destination().equals(destination))
                    .sorted(java.util.Comparator.comparingInt(submit -> submit.pdu().getSequenceNumber())).toList();
            assertThat(parts).extracting(part -> (int) part.pdu().getShortMessage()[3]).containsExactly(0, 1, 2);
            assertThat(parts).extracting(Submitted::moreToSend).containsExactly(true, true, false);
            assertThat(parts).extracting(part -> part.pdu().getRegisteredDelivery()).containsOnly((byte) 1);
        }
    }

    @Test
    void aRefusedPartEndsTheMessage() throws Exception {
        smsc.onSubmit = submit -> {
            if (submit.getShortMessage()[3] == 1) {
                throw new ProcessRequestException("invalid destination", 0x0B);
            }
            return "ok";
        };
        bind();

        assertThat(outcome(submit("491701234567", 3))).isEqualTo(new SubmitOutcome.Refused(0x0B, false, List.of("ok")));
        assertThat(outcome(submit("491701234568", 1))).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(smsc.submits).hasSize(3);
    }

    @Test
    void anAddressThatFitsNoPduIsRefusedWithoutBeingSent() throws Exception {
        bind();

        SubmitOutcome outcome = outcome(submit("4917012345678901234567890", 1));

        assertThat(outcome).isInstanceOfSatisfying(SubmitOutcome.Refused.class,
                refused -> assertThat(refused.temporary()).isFalse());
        assertThat(smsc.submits).isEmpty();
        assertThat(outcome(submit("491701234567", 1))).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void aThrottledSubmitIsTemporaryAndTheLinkPauses() throws Exception {
        BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
        smsc.onSubmit = submit -> {
            arrivals.add(System.nanoTime());
            if (arrivals.size() == 1) {
                throw new ProcessRequestException("throttled", 0x58);
            }
            return "ok";
        };
        adapter.adapter.setThrottlePauseMillis(300);
        bind();

        assertThat(outcome(submit("491701234567", 1))).isEqualTo(new SubmitOutcome.Refused(0x58, true, List.of()));
        assertThat(outcome(submit("491701234567", 1))).isInstanceOf(SubmitOutcome.Accepted.class);

        long first = arrivals.remove();
        assertThat(arrivals.remove() - first).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(300));
        assertThat(adapter.link().throttled()).isEqualTo(1);
    }

    @Test
    void aSubmitWithoutAnswerIsUnansweredAndTheLinkStaysUp() throws Exception {
        smsc.onSubmit = submit -> submit.getShortMessage()[3] == 1 ? answerLater(submit) : "ok";
        adapter.adapter.setResponseTimeoutMillis(1_000);
        bind();

        assertThat(outcome(submit("491701234567", 2)))
                .isEqualTo(new SubmitOutcome.Unanswered("no answer within 1000 ms", List.of("ok")));
        assertThat(outcome(submit("491701234567", 1))).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(adapter.link().inFlight()).isZero();
    }

    @Test
    void aLostLinkLeavesSentMessagesUnansweredAndWaitingOnesNotSent() throws Exception {
        smsc.onSubmit = this::answerLater;
        adapter.adapter.setWindow(1);
        adapter.adapter.setReconnectInitialMillis(30_000);
        adapter.adapter.setReconnectMaxMillis(30_000);
        bind();
        CompletableFuture<SubmitOutcome> sent = submit("491701234567", 1);
        CompletableFuture<SubmitOutcome> waiting = submit("491701234568", 1);
        smsc.awaitSubmit();

        smsc.dropConnections();

        assertThat(outcome(sent)).isInstanceOf(SubmitOutcome.Unanswered.class);
        assertThat(outcome(waiting)).isInstanceOf(SubmitOutcome.NotSent.class);
        assertThat(outcome(submit("491701234569", 1))).isInstanceOfSatisfying(SubmitOutcome.NotSent.class,
                notSent -> assertThat(notSent.reason()).contains("not bound"));
        assertThat(adapter.adapter.freeCapacity()).isZero();
    }

    @Test
    void theWindowIsFilledAndNeverExceeded() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(5);
        smsc.onSubmit = submit -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            full.countDown();
            String id = answerLater(submit);
            atOnce.decrementAndGet();
            return id;
        };
        adapter.adapter.setWindow(5);
        bind();
        List<CompletableFuture<SubmitOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            outcomes.add(submit("4917012345" + (10 + i), 2));
        }

        assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(adapter.link().inFlight()).isEqualTo(5);
        assertThat(adapter.link().queued()).isEqualTo(35);
        mayAnswer.countDown();

        for (CompletableFuture<SubmitOutcome> outcome : outcomes) {
            assertThat(outcome(outcome)).isInstanceOf(SubmitOutcome.Accepted.class);
        }
        assertThat(most.get()).isEqualTo(5);
    }

    @Test
    void aFullQueueIsNotSentAndTheFreeCapacitySaysSoBefore() throws Exception {
        smsc.onSubmit = this::answerLater;
        adapter.adapter.setWindow(1);
        adapter.adapter.setSubmitQueueSize(2);
        bind();
        assertThat(adapter.adapter.freeCapacity()).isEqualTo(2);
        submit("491701234567", 1);
        smsc.awaitSubmit();
        submit("491701234567", 1);
        submit("491701234567", 1);

        assertThat(adapter.adapter.freeCapacity()).isZero();
        assertThat(outcome(submit("491701234567", 1))).isInstanceOfSatisfying(SubmitOutcome.NotSent.class,
                notSent -> assertThat(notSent.reason()).contains("full (2 messages)"));
    }

    @Test
    void theRateHoldsOverTheWholeRun() throws Exception {
        adapter.adapter.setRate(50);
        bind();
        long begin = System.nanoTime();
        List<CompletableFuture<SubmitOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            outcomes.add(submit("491701234567", 2));
        }
        for (CompletableFuture<SubmitOutcome> outcome : outcomes) {
            outcome(outcome);
        }

        assertThat(System.nanoTime() - begin).as("26 segments at 50 per second")
                .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(490));
    }

    @Test
    void stopWaitsForTheAnswersOfWhatWasSent() throws Exception {
        smsc.onSubmit = this::answerLater;
        adapter.adapter.setWindow(1);
        bind();
        CompletableFuture<SubmitOutcome> sent = submit("491701234567", 1);
        smsc.awaitSubmit();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(adapter::close);
        Eventually.holds("nothing new is taken", () -> submit("491701234568", 1).isDone());
        mayAnswer.countDown();

        assertThat(outcome(sent)).isInstanceOf(SubmitOutcome.Accepted.class);
        stopped.get(10, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerThatComesAfterItsTimeIsToldLate() throws Exception {
        smsc.onSubmit = this::answerLater;
        adapter.adapter.setResponseTimeoutMillis(300);
        bind();
        BlockingQueue<LateAnswer> late = new LinkedBlockingQueue<>();
        CompletableFuture<SubmitOutcome> outcome = adapter.adapter.submit(new OutboundShortMessage("push 7", "491701234567", 0x7F,
                0xF6, true, List.of(new byte[] {0x02, 0x70, 0x00}), true, null), late::add).toCompletableFuture();
        assertThat(outcome(outcome)).isEqualTo(new SubmitOutcome.Unanswered("no answer within 300 ms", List.of()));
        int sequence = smsc.awaitSubmit().pdu().getSequenceNumber();

        mayAnswer.countDown();

        assertThat(late.poll(10, TimeUnit.SECONDS)).isEqualTo(new LateAnswer("push 7", 1, 1, 0, false, "late-" + sequence));
        assertThat(adapter.link().unanswered()).isEqualTo(1);
        assertThat(adapter.link().late()).isEqualTo(1);
        assertThat(adapter.link().roundTrip()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void theSmscGetsTheDataCodingItWants() throws Exception {
        adapter.adapter.setDataCodings("F5=04, f6=16");
        bind();
        outcome(submit("491701234567", 1));
        assertThat(smsc.awaitSubmit().pdu().getDataCoding()).isEqualTo((byte) 0x16);
    }

    @Test
    void aThrottledLinkGoesOnMoreSlowlyAndItsStatusSaysSo() throws Exception {
        AtomicInteger count = new AtomicInteger();
        smsc.onSubmit = submit -> {
            if (count.incrementAndGet() == 1) {
                throw new ProcessRequestException("throttled", 0x58);
            }
            return "ok";
        };
        adapter.adapter.setRate(1_000);
        adapter.adapter.setThrottlePauseMillis(1);
        bind();

        outcome(submit("491701234567", 1));

        assertThat(adapter.link().safeRate()).isEqualTo(500);
        assertThat(adapter.link().rate()).isEqualTo(1_000);
    }

    @Test
    void theNextMessageToADestinationWaitsForTheOneBefore() throws Exception {
        smsc.onSubmit = submit -> submit.getDestAddress().equals("491701234567") ? answerLater(submit) : "ok";
        bind();
        CompletableFuture<SubmitOutcome> first = submit("491701234567", 1);
        CompletableFuture<SubmitOutcome> second = submit("491701234567", 1);
        assertThat(outcome(submit("491701234568", 1))).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(List.of(smsc.awaitSubmit().destination(), smsc.awaitSubmit().destination()))
                .containsExactlyInAnyOrder("491701234567", "491701234568");
        assertThat(smsc.submits).isEmpty();
        assertThat(adapter.link().queued()).isEqualTo(1);

        mayAnswer.countDown();

        assertThat(outcome(first)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(outcome(second)).isInstanceOf(SubmitOutcome.Accepted.class);
    }
}

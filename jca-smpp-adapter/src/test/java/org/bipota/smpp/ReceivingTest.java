package org.bipota.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.testing.Eventually;
import org.bipota.smpp.testing.TestAdapter;
import org.bipota.smpp.testing.TestEndpoints;
import org.bipota.smpp.testing.TestSmsc;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReceivingTest {

    private static final byte[] TEXT = {0x02, 0x70, 0x00, 0x01};

    private TestSmsc smsc;
    private TestAdapter adapter;
    private final BlockingQueue<List<InboundShortMessage>> received = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        smsc = new TestSmsc();
        adapter = new TestAdapter(smsc.port());
    }

    @AfterEach
    void stop() throws Exception {
        adapter.close();
        smsc.close();
    }

    private TestEndpoints bind(java.util.function.Consumer<List<InboundShortMessage>> bean) throws Exception {
        TestEndpoints endpoints = adapter.start(bean);
        smsc.awaitBind();
        adapter.awaitState(LinkStatus.State.BOUND);
        return endpoints;
    }

    private InboundShortMessage next() throws InterruptedException {
        return received.poll(10, TimeUnit.SECONDS).get(0);
    }

    @Test
    void aDeliverSmReachesTheEndpointAndIsAcknowledged() throws Exception {
        bind(received::add);

        CompletableFuture<Integer> status = smsc.deliver("491701234567", 0x40, TEXT);

        InboundShortMessage message = next();
        assertThat(message.link()).isEqualTo("smsc");
        assertThat(message.source()).isEqualTo("491701234567");
        assertThat(message.sourceTon()).isEqualTo(1);
        assertThat(message.destination()).isEqualTo("10099");
        assertThat(message.hasUserDataHeader()).isTrue();
        assertThat(message.isReceipt()).isFalse();
        assertThat(message.dataCoding()).isEqualTo(0x04);
        assertThat(message.text()).isEqualTo(TEXT);
        assertThat(status.get(10, TimeUnit.SECONDS)).isZero();
        assertThat(adapter.link().received()).isEqualTo(1);
    }

    @Test
    void aReceiptCarriesItsMessageIdAndStateAndUnknownParametersAreSkipped() throws Exception {
        bind(received::add);

        CompletableFuture<Integer> status = smsc.deliver("491701234567", 0x04, "id:1 stat:DELIVRD".getBytes(),
                new OptionalParameter.OctetString((short) 0x1401, new byte[] {1, 2, 3}),
                new OptionalParameter.Receipted_message_id("ABC123"),
                new OptionalParameter.Message_state((byte) 2));

        InboundShortMessage message = next();
        assertThat(message.isReceipt()).isTrue();
        assertThat(message.receiptedMessageId()).isEqualTo("ABC123");
        assertThat(message.messageState()).isEqualTo(2);
        assertThat(status.get(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aDataSmIsDeliveredWithItsPayloadAndAcknowledged() throws Exception {
        bind(received::add);

        CompletableFuture<Integer> status = smsc.deliverData("491701234567",
                new OptionalParameter.Message_payload(TEXT), new OptionalParameter.Sar_msg_ref_num((short) 0x1234),
                new OptionalParameter.Sar_total_segments((byte) 3), new OptionalParameter.Sar_segment_seqnum((byte) 2));

        InboundShortMessage message = next();
        assertThat(message.text()).isEqualTo(TEXT);
        assertThat(message.sarReference()).isEqualTo(0x1234);
        assertThat(message.sarTotal()).isEqualTo(3);
        assertThat(message.sarSequence()).isEqualTo(2);
        assertThat(status.get(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void theResponseLeavesOnlyAfterTheCommit() throws Exception {
        CountDownLatch committing = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        adapter.container.transactions.duringCommit = () -> {
            committing.countDown();
            await(mayCommit);
        };
        bind(received::add);

        CompletableFuture<Integer> status = smsc.deliver("491701234567", 0, TEXT);

        assertThat(committing.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> status.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        mayCommit.countDown();
        assertThat(status.get(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void anExceptionRollsBackAndTheSmscGetsATemporaryError() throws Exception {
        TestEndpoints endpoints = bind(messages -> {
            throw new IllegalStateException("database down");
        });

        assertThat(smsc.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isEqualTo(0x64);
        Eventually.holds("every endpoint is released", () -> endpoints.open() == 0);
    }

    @Test
    void aTransactionMarkedForRollbackIsNotAcknowledgedThoughNothingIsThrown() throws Exception {
        bind(messages -> adapter.container.transactions.setRollbackOnly());

        assertThat(smsc.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isEqualTo(0x64);
    }

    @Test
    void anExceptionIsNotAcknowledgedThoughTheTransactionCommits() throws Exception {
        TestEndpoints endpoints = bind(messages -> {
            throw new SecurityException("denied");
        });
        endpoints.exceptionRollsBack = false;

        assertThat(smsc.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isEqualTo(0x64);
    }

    @Test
    void anEndpointWithoutATransactionIsNotAcknowledged() throws Exception {
        TestEndpoints endpoints = bind(received::add);
        endpoints.transacted = false;

        assertThat(smsc.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isEqualTo(0x64);
    }

    @Test
    void withoutAFreeEndpointTheSmscGetsATemporaryErrorAndTheNextMessageIsTakenAgain() throws Exception {
        TestEndpoints endpoints = bind(received::add);
        endpoints.available = false;
        assertThat(smsc.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isEqualTo(0x64);

        endpoints.available = true;
        assertThat(smsc.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void theTemporaryErrorIsTheConfiguredOne() throws Exception {
        adapter.adapter.setTemporaryErrorStatus(0x08);
        bind(messages -> {
            throw new IllegalStateException("database down");
        });

        assertThat(smsc.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isEqualTo(0x08);
    }

    @Test
    void onePoisonedMessageHarmsNoOtherOfItsBatch() throws Exception {
        CountDownLatch firstIsIn = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        adapter.adapter.setInboundWorkers(1);
        bind(messages -> {
            if (messages.get(0).source().equals("1000")) {
                firstIsIn.countDown();
                await(goOn);
                return;
            }
            sizes.add(messages.size());
            if (messages.stream().anyMatch(message -> message.source().equals("2003"))) {
                throw new IllegalStateException("poison");
            }
        });
        CompletableFuture<Integer> first = smsc.deliver("1000", 0, TEXT);
        assertThat(firstIsIn.await(10, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<Integer>> statuses = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            statuses.add(smsc.deliver("200" + i, 0, TEXT));
        }
        Eventually.holds("five more are queued", () -> adapter.link().received() == 6);

        goOn.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isZero();
        for (int i = 1; i <= 5; i++) {
            assertThat(statuses.get(i - 1).get(10, TimeUnit.SECONDS)).as("message 200" + i).isEqualTo(i == 3 ? 0x64 : 0);
        }
        assertThat(sizes).containsExactly(5, 1, 1, 1, 1, 1);
    }

    @Test
    void aBatchIsNoLargerThanConfigured() throws Exception {
        CountDownLatch firstIsIn = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        adapter.adapter.setInboundWorkers(1);
        adapter.adapter.setBatchSize(3);
        bind(messages -> {
            received.add(messages);
            firstIsIn.countDown();
            await(goOn);
        });
        smsc.deliver("1000", 0, TEXT);
        assertThat(firstIsIn.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 7; i++) {
            smsc.deliver("2000", 0, TEXT);
        }
        Eventually.holds("seven more are queued", () -> adapter.link().received() == 8);

        goOn.countDown();

        Eventually.holds("all are delivered", () -> received.stream().mapToInt(List::size).sum() == 8);
        assertThat(received).extracting(List::size).containsExactly(1, 3, 3, 1);
    }

    @Test
    void aFullQueueIsAnsweredThrottled() throws Exception {
        CountDownLatch firstIsIn = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        adapter.adapter.setInboundWorkers(1);
        adapter.adapter.setInboundQueueSize(2);
        bind(messages -> {
            firstIsIn.countDown();
            await(goOn);
        });
        CompletableFuture<Integer> first = smsc.deliver("1000", 0, TEXT);
        assertThat(firstIsIn.await(10, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<Integer>> queued = List.of(smsc.deliver("2001", 0, TEXT), smsc.deliver("2002", 0, TEXT));
        Eventually.holds("the queue is full", () -> adapter.link().received() == 3);

        assertThat(smsc.deliver("3000", 0, TEXT).get(10, TimeUnit.SECONDS)).isEqualTo(0x58);

        goOn.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isZero();
        for (CompletableFuture<Integer> status : queued) {
            assertThat(status.get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void aFullQueueIsAnsweredAsConfigured() throws Exception {
        CountDownLatch firstIsIn = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        adapter.adapter.setInboundWorkers(1);
        adapter.adapter.setInboundQueueSize(1);
        adapter.adapter.setFullQueueStatus(0x14);
        bind(messages -> {
            firstIsIn.countDown();
            await(goOn);
        });
        smsc.deliver("1000", 0, TEXT);
        assertThat(firstIsIn.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Integer> queued = smsc.deliver("2001", 0, TEXT);
        Eventually.holds("the queue is full", () -> adapter.link().received() == 2);

        assertThat(smsc.deliver("3000", 0, TEXT).get(10, TimeUnit.SECONDS)).isEqualTo(0x14);

        goOn.countDown();
        assertThat(queued.get(10, TimeUnit.SECONDS)).isZero();
        assertThat(smsc.deliver("3000", 0, TEXT).get(10, TimeUnit.SECONDS)).as("there is room again").isZero();
    }

    @Test
    void handlersThatWaitForTheirOwnSubmitsDoNotDeadlock() throws Exception {
        bind(messages -> messages.forEach(message -> {
            SubmitOutcome outcome = await(adapter.submit(new OutboundShortMessage("answer", message.source(), 0x7F, 0xF6,
                    true, List.of(TEXT), false, null)).toCompletableFuture());
            if (!(outcome instanceof SubmitOutcome.Accepted)) {
                throw new IllegalStateException(outcome.toString());
            }
        }));

        List<CompletableFuture<Integer>> statuses = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            statuses.add(smsc.deliver("4917012345" + (10 + i), 0, TEXT));
        }

        for (CompletableFuture<Integer> status : statuses) {
            assertThat(status.get(20, TimeUnit.SECONDS)).isZero();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test forgot its latch");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}

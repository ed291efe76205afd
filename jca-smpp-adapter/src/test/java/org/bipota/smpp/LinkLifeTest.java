package org.bipota.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.testing.Eventually;
import org.bipota.smpp.testing.RawSmsc;
import org.bipota.smpp.testing.TestAdapter;
import org.bipota.smpp.testing.TestContainer;
import org.bipota.smpp.testing.TestSmsc;
import org.jsmpp.bean.BindType;
import org.jsmpp.session.SMPPServerSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LinkLifeTest {

    private static final byte[] TEXT = {1};
    private static final OutboundShortMessage MESSAGE =
            new OutboundShortMessage("one", "491701234567", 0x7F, 0xF6, false, List.of(TEXT), false, null);

    @Test
    void nothingIsBoundBeforeAnEndpointIsActiveAndAfterTheLastIsGone() throws Exception {
        try (TestSmsc smsc = new TestSmsc(); TestAdapter adapter = new TestAdapter(smsc.port())) {
            adapter.adapter.start(adapter.container);
            assertThat(adapter.link().state()).isEqualTo(LinkStatus.State.CLOSED);
            assertThat(adapter.container.worksStarted()).isZero();

            adapter.activate(messages -> { });
            assertThat(smsc.awaitBind()).isEqualTo(BindType.BIND_TRX);
            adapter.awaitState(LinkStatus.State.BOUND);

            adapter.deactivate();
            assertThat(adapter.link().state()).isEqualTo(LinkStatus.State.CLOSED);
            Eventually.holds("the SMSC sees the session end",
                    () -> smsc.sessions().stream().noneMatch(session -> session.getSessionState().isBound()));
            assertThat(adapter.submit(MESSAGE).toCompletableFuture().get()).isInstanceOf(SubmitOutcome.NotSent.class);
        }
    }

    @Test
    void anEndpointMayBeActivatedAgain() throws Exception {
        try (TestSmsc smsc = new TestSmsc(); TestAdapter adapter = new TestAdapter(smsc.port())) {
            adapter.start(messages -> { });
            smsc.awaitBind();
            adapter.deactivate();

            adapter.activate(messages -> { });

            smsc.awaitBind();
            adapter.awaitState(LinkStatus.State.BOUND);
            assertThat(smsc.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void aBrokenConnectionIsBoundAgain() throws Exception {
        try (TestSmsc smsc = new TestSmsc(); TestAdapter adapter = new TestAdapter(smsc.port())) {
            adapter.start(messages -> { });
            smsc.awaitBind();
            adapter.awaitState(LinkStatus.State.BOUND);

            smsc.dropConnections();

            smsc.awaitBind();
            adapter.awaitState(LinkStatus.State.BOUND);
            assertThat(adapter.link().lastError()).isEqualTo("the SMSC closed the connection");
            assertThat(smsc.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void aRestartedSmscIsBoundAgain() throws Exception {
        int port;
        try (TestSmsc first = new TestSmsc(); TestAdapter adapter = new TestAdapter(first.port())) {
            port = first.port();
            adapter.start(messages -> { });
            first.awaitBind();
            adapter.awaitState(LinkStatus.State.BOUND);

            first.shutDown();
            adapter.awaitState(LinkStatus.State.LOST);
            Eventually.holds("a connection was refused", () -> adapter.link().lastError().contains("refused"));

            try (TestSmsc second = new TestSmsc(port)) {
                second.awaitBind();
                adapter.awaitState(LinkStatus.State.BOUND);
                assertThat(second.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isZero();
            }
        }
    }

    @Test
    void anUnbindOfTheSmscIsAnsweredAndBoundAgain() throws Exception {
        try (TestSmsc smsc = new TestSmsc(); TestAdapter adapter = new TestAdapter(smsc.port())) {
            adapter.start(messages -> { });
            smsc.awaitBind();
            adapter.awaitState(LinkStatus.State.BOUND);

            smsc.sessions().get(0).unbindAndClose();

            smsc.awaitBind();
            adapter.awaitState(LinkStatus.State.BOUND);
        }
    }

    @Test
    void aRefusedBindIsRetriedUntilItSucceeds() throws Exception {
        try (TestSmsc smsc = new TestSmsc(); TestAdapter adapter = new TestAdapter(smsc.port())) {
            smsc.refuseBindsWith = 0x0E;
            adapter.start(messages -> { });
            assertThat(smsc.refusals.poll(10, TimeUnit.SECONDS)).isEqualTo("bipota");
            assertThat(smsc.refusals.poll(10, TimeUnit.SECONDS)).isEqualTo("bipota");
            adapter.awaitState(LinkStatus.State.REFUSED);
            assertThat(adapter.link().lastError()).isEqualTo("bind refused, command status 0x0000000E");

            smsc.refuseBindsWith = 0;

            smsc.awaitBind();
            adapter.awaitState(LinkStatus.State.BOUND);
        }
    }

    @Test
    void aPairReceivesOnOneSessionAndSubmitsOnTheOther() throws Exception {
        try (TestSmsc smsc = new TestSmsc(); TestAdapter adapter = new TestAdapter(smsc.port())) {
            adapter.adapter.setBindType("pair");
            adapter.start(messages -> { });
            assertThat(List.of(smsc.awaitBind(), smsc.awaitBind())).containsExactly(BindType.BIND_TX, BindType.BIND_RX);
            adapter.awaitState(LinkStatus.State.BOUND);

            assertThat(smsc.deliver("491701234567", 0, TEXT).get(10, TimeUnit.SECONDS)).isZero();
            assertThat(adapter.submit(MESSAGE).toCompletableFuture().get(10, TimeUnit.SECONDS))
                    .isInstanceOf(SubmitOutcome.Accepted.class);
            assertThat(smsc.awaitSubmit().session()).isZero();
        }
    }

    @Test
    void aPairIsBoundAnewWhenOneOfItsSessionsBreaks() throws Exception {
        try (TestSmsc smsc = new TestSmsc(); TestAdapter adapter = new TestAdapter(smsc.port())) {
            adapter.adapter.setBindType("pair");
            adapter.start(messages -> { });
            smsc.awaitBind();
            smsc.awaitBind();
            adapter.awaitState(LinkStatus.State.BOUND);

            smsc.sessions().get(1).close();

            assertThat(List.of(smsc.awaitBind(), smsc.awaitBind())).containsExactly(BindType.BIND_TX, BindType.BIND_RX);
            SMPPServerSession firstTransmitter = smsc.sessions().get(0);
            Eventually.holds("the other session was closed too", () -> !firstTransmitter.getSessionState().isBound());
        }
    }

    @Test
    void anUnansweredEnquireLinkBreaksTheLink() throws Exception {
        try (RawSmsc smsc = new RawSmsc(); TestAdapter adapter = new TestAdapter(smsc.port())) {
            adapter.adapter.setEnquireLinkMillis(100);
            adapter.adapter.setResponseTimeoutMillis(1_000);
            adapter.start(messages -> { });
            smsc.acceptBind();

            RawSmsc.Pdu first = smsc.read();
            assertThat(first.commandId()).isEqualTo(0x15);
            smsc.send(0x80000015, 0, first.sequence(), "");
            assertThat(smsc.read().commandId()).as("asked again after more silence").isEqualTo(0x15);

            assertThat(smsc.seesEnd()).isTrue();
            smsc.acceptBind();
            adapter.awaitState(LinkStatus.State.BOUND);
            smsc.drop(); // nobody would answer the unbind
        }
    }

    @Test
    void anSmscThatStopsReadingIsLeftAndNothingHangs() throws Exception {
        ServerSocket smallBuffers = new ServerSocket();
        smallBuffers.setReceiveBufferSize(2_048);
        smallBuffers.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (RawSmsc smsc = new RawSmsc(smallBuffers); TestAdapter adapter = new TestAdapter(smsc.port())) {
            adapter.adapter.setResponseTimeoutMillis(1_000);
            adapter.adapter.setWindow(10_000);
            adapter.adapter.setSubmitQueueSize(50_000);
            adapter.adapter.setRate(100_000);
            adapter.start(messages -> { });
            smsc.acceptBind();
            adapter.awaitState(LinkStatus.State.BOUND);
            List<CompletableFuture<SubmitOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 40_000; i++) {
                outcomes.add(adapter.submit(new OutboundShortMessage("m", "4917" + (10_000_000 + i), 0x7F, 0xF6, false,
                        List.of(new byte[140]), false, null)).toCompletableFuture());
            }

            Eventually.holds("the link is left", () -> adapter.link().lastError() != null);
            assertThat(adapter.link().lastError()).startsWith("the SMSC has not taken any octet for ");
            for (CompletableFuture<SubmitOutcome> outcome : outcomes) {
                assertThat(outcome.get(10, TimeUnit.SECONDS))
                        .isInstanceOfAny(SubmitOutcome.Unanswered.class, SubmitOutcome.NotSent.class);
            }
            smsc.acceptBind();
            adapter.awaitState(LinkStatus.State.BOUND);
            smsc.drop(); // nobody would answer the unbind
        }
    }

    @Test
    void aBindWithoutAnswerIsBrokenOffByStopAtOnce() throws Exception {
        try (RawSmsc smsc = new RawSmsc()) {
            TestAdapter adapter = new TestAdapter(smsc.port());
            adapter.adapter.setBindTimeoutMillis(60_000);
            adapter.start(messages -> { });
            smsc.accept();
            assertThat(smsc.read().commandId()).isEqualTo(0x09);

            long begin = System.nanoTime();
            adapter.close();

            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(8));
            assertThat(adapter.container.allWorksEnd()).isTrue();
            assertThat(smsc.seesEnd()).isTrue();
        }
    }

    @Test
    void stopUnbindsAndLeavesNoThreadAndNoSocket() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Set<Thread> left;
        try (RawSmsc smsc = new RawSmsc()) {
            TestAdapter adapter = new TestAdapter(smsc.port());
            adapter.start(messages -> { });
            smsc.acceptBind();
            adapter.awaitState(LinkStatus.State.BOUND);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(adapter::close);

            RawSmsc.Pdu unbind = smsc.read();
            assertThat(unbind.commandId()).isEqualTo(0x06);
            smsc.send(0x80000006, 0, unbind.sequence(), "");

            assertThat(smsc.seesEnd()).isTrue();
            stopped.get(10, TimeUnit.SECONDS);
            assertThat(adapter.container.allWorksEnd()).isTrue();
            left = new HashSet<>(Thread.getAllStackTraces().keySet());
        }
        left.removeAll(before);
        left.removeIf(thread -> thread.getName().startsWith("ForkJoinPool"));
        for (Thread thread : left) {
            thread.join(5_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void stopDeliversAndAcknowledgesWhatWasReceived() throws Exception {
        try (TestSmsc smsc = new TestSmsc()) {
            TestAdapter adapter = new TestAdapter(smsc.port());
            CountDownLatch firstIsIn = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            adapter.adapter.setInboundWorkers(1);
            adapter.start(messages -> {
                firstIsIn.countDown();
                try {
                    goOn.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("a delivery was interrupted", e);
                }
            });
            smsc.awaitBind();
            CompletableFuture<Integer> first = smsc.deliver("1", 0, TEXT);
            firstIsIn.await();
            CompletableFuture<Integer> second = smsc.deliver("2", 0, TEXT);
            Eventually.holds("both are received", () -> adapter.link().received() == 2);

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(adapter::close);
            Eventually.holds("new messages are put off", () -> smsc.deliver("3", 0, TEXT).join() == 0x58);
            goOn.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS)).isZero();
            assertThat(second.get(10, TimeUnit.SECONDS)).isZero();
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aContainerWithTooFewThreadsFailsTheActivationAndNothingRuns() throws Exception {
        try (TestSmsc smsc = new TestSmsc(); TestAdapter adapter = new TestAdapter(smsc.port(), new TestContainer(4))) {
            adapter.adapter.start(adapter.container);

            assertThatThrownBy(() -> adapter.activate(messages -> { })).isInstanceOf(ResourceException.class);

            assertThat(adapter.container.allWorksEnd()).isTrue();
            assertThat(adapter.link().state()).isEqualTo(LinkStatus.State.CLOSED);
        }
    }
}

package org.bipota.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.InvalidLinkException;
import org.bipota.smpp.api.LinkDefinition;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.LinkStatus.State;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.OutboundShortMessage.Priority;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.testing.Eventually;
import org.bipota.smpp.testing.TestAdapter;
import org.bipota.smpp.testing.TestContainer;
import org.bipota.smpp.testing.TestSmsc;
import org.jsmpp.bean.BindType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SeveralLinksTest {

    private static final byte[] TEXT = {1};

    private TestSmsc first;
    private TestSmsc second;
    private TestAdapter adapter;
    private final BlockingQueue<List<InboundShortMessage>> received = new LinkedBlockingQueue<>();
    private int submitted;

    @BeforeEach
    void start() throws Exception {
        first = new TestSmsc();
        second = new TestSmsc();
        adapter = new TestAdapter(first.port());
        adapter.adapter.setLinkName("first");
        adapter.adapter.setGroup("network");
        adapter.adapter.setInboundWorkers(1);
    }

    @AfterEach
    void stop() throws Exception {
        adapter.close();
        first.close();
        second.close();
    }

    private void bindBoth(String groupOfSecond) throws Exception {
        adapter.start(received::add);
        adapter.adapter.addLink(TestAdapter.definition("second", groupOfSecond, second.port()), true);
        adapter.awaitState("first", State.BOUND);
        adapter.awaitState("second", State.BOUND);
    }

    private CompletableFuture<SubmitOutcome> submit(String group, int parts) {
        return adapter.submit(new OutboundShortMessage("m" + submitted, "4917" + (10_000_000 + submitted++), 0x7F, 0xF6, false,
                Collections.nCopies(parts, TEXT), false, null, Priority.NORMAL, group)).toCompletableFuture();
    }

    private static SubmitOutcome outcome(CompletableFuture<SubmitOutcome> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    @Test
    void bothReceiveAndEachMessageSaysByWhich() throws Exception {
        bindBoth("network");

        assertThat(first.deliver("491701", 0, TEXT).get(10, TimeUnit.SECONDS)).isZero();
        assertThat(received.poll(10, TimeUnit.SECONDS).get(0).link()).isEqualTo("first");
        assertThat(second.deliver("491701", 0, TEXT).get(10, TimeUnit.SECONDS)).isZero();
        assertThat(received.poll(10, TimeUnit.SECONDS).get(0).link()).isEqualTo("second");
        assertThat(adapter.adapter.links()).extracting(LinkStatus::received).containsExactly(1L, 1L);
    }

    @Test
    void linksOfAGroupShareTheMessagesAndAllPartsOfOneStayTogether() throws Exception {
        bindBoth("network");
        List<CompletableFuture<SubmitOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            outcomes.add(submit("network", 3));
        }
        for (CompletableFuture<SubmitOutcome> outcome : outcomes) {
            assertThat(outcome(outcome)).isInstanceOf(SubmitOutcome.Accepted.class);
        }

        Set<String> byFirst = new HashSet<>();
        first.submits.forEach(submit -> byFirst.add(submit.destination()));
        Set<String> bySecond = new HashSet<>();
        second.submits.forEach(submit -> bySecond.add(submit.destination()));
        assertThat(byFirst).doesNotContainAnyElementsOf(bySecond).hasSizeBetween(40, 160);
        assertThat(byFirst.size() + bySecond.size()).isEqualTo(200);
        assertThat(first.submits.size() + second.submits.size()).isEqualTo(600);
    }

    @Test
    void aGroupsMessagesGoByItsLinksOnly() throws Exception {
        bindBoth("abroad");
        for (int i = 0; i < 20; i++) {
            assertThat(outcome(submit("abroad", 1))).isInstanceOf(SubmitOutcome.Accepted.class);
        }
        assertThat(second.submits).hasSize(20);
        assertThat(first.submits).isEmpty();
        assertThat(outcome(submit("nowhere", 1))).isEqualTo(new SubmitOutcome.NotSent("there is no link of group nowhere"));
    }

    @Test
    void whenOneLinkFailsTheOtherCarriesEverythingAndNothingIsSentTwice() throws Exception {
        CountDownLatch stall = new CountDownLatch(1);
        first.onSubmit = submit -> {
            try {
                stall.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "late";
        };
        adapter.adapter.setWindow(5);
        adapter.adapter.setReconnectInitialMillis(30_000);
        adapter.adapter.setReconnectMaxMillis(30_000);
        bindBoth("network");
        List<CompletableFuture<SubmitOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outcomes.add(submit("network", 1));
        }
        Eventually.holds("the second has sent all that the first does not hold", () -> second.submits.size() >= 95);
        first.shutDown();

        int unanswered = 0;
        for (CompletableFuture<SubmitOutcome> outcome : outcomes) {
            SubmitOutcome ended = outcome(outcome);
            assertThat(ended).isInstanceOfAny(SubmitOutcome.Accepted.class, SubmitOutcome.Unanswered.class);
            unanswered += ended instanceof SubmitOutcome.Unanswered ? 1 : 0;
        }
        stall.countDown();
        assertThat(unanswered).as("what the first had when it was lost").isEqualTo(100 - second.submits.size()).isBetween(1, 5);
        assertThat(second.submits).extracting(submit -> submit.destination()).doesNotHaveDuplicates();
        assertThat(outcome(submit("network", 1))).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(adapter.link("first").state()).isEqualTo(State.LOST);
        assertThat(second.deliver("491701", 0, TEXT).get(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aLinkAddedAtRunTimeHasItsOwnSettings() throws Exception {
        adapter.start(received::add);
        LinkDefinition definition = TestAdapter.definition("pair", "", second.port());
        definition.setBindType("pair");
        definition.setSource("4444");
        definition.setWindow(7);
        definition.setRate(70);
        definition.setDataCodings("F6=04");
        adapter.adapter.addLink(definition, true);
        definition.setRate(99);

        assertThat(List.of(second.awaitBind(), second.awaitBind())).containsExactly(BindType.BIND_TX, BindType.BIND_RX);
        adapter.awaitState("pair", State.BOUND);
        assertThat(outcome(submit("pair", 1))).isInstanceOf(SubmitOutcome.Accepted.class);
        var pdu = second.awaitSubmit().pdu();
        assertThat(pdu.getSourceAddr()).isEqualTo("4444");
        assertThat(pdu.getDataCoding()).isEqualTo((byte) 0x04);
        LinkStatus status = adapter.link("pair");
        assertThat(status.window()).isEqualTo(7);
        assertThat(status.rate()).as("a copy was taken").isEqualTo(70);
        assertThat(status.group()).isEqualTo("pair");
        assertThat(status.bindType()).isEqualTo("pair");
        assertThat(status.binds()).isEqualTo(1);
    }

    @Test
    void anUnusableDefinitionIsRefusedWithEverythingThatIsWrong() throws Exception {
        adapter.start(received::add);
        LinkDefinition definition = TestAdapter.definition("first", "", 0);
        definition.setDataCodings("F6");

        assertThatExceptionOfType(InvalidLinkException.class).isThrownBy(() -> adapter.adapter.addLink(definition, true))
                .satisfies(e -> assertThat(e.problems()).containsExactly("port: 0, allowed are 1 to 65535",
                        "dataCodings: \"F6\", allowed are entries as F6=04, hexadecimal and separated by commas",
                        "linkName: first is taken"));
        assertThat(adapter.adapter.links()).hasSize(1);
    }

    @Test
    void aClosedLinkEndsWhatItBeganUnbindsAndMayBeOpenedAgain() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        bindBoth("abroad");
        second.onSubmit = submit -> {
            try {
                mayAnswer.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "id";
        };
        CompletableFuture<SubmitOutcome> begun = submit("abroad", 1);
        second.awaitSubmit();

        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> adapter.adapter.closeLink("second"));
        adapter.awaitState("second", State.DRAINING);
        assertThat(outcome(submit("abroad", 1))).isEqualTo(new SubmitOutcome.NotSent("link second is being closed"));
        assertThat(outcome(submit(null, 1))).as("any link may take it").isInstanceOf(SubmitOutcome.Accepted.class);
        mayAnswer.countDown();

        assertThat(outcome(begun)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(closed.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(adapter.link("second").state()).isEqualTo(State.CLOSED);
        Eventually.holds("the SMSC sees it unbound",
                () -> second.sessions().stream().noneMatch(session -> session.getSessionState().isBound()));
        assertThat(adapter.link("first").state()).isEqualTo(State.BOUND);

        assertThat(adapter.adapter.openLink("second")).isTrue();
        adapter.awaitState("second", State.BOUND);
        assertThat(outcome(submit("abroad", 1))).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void aLinkClosedByHandStaysClosedWhenEndpointsComeAndGo() throws Exception {
        bindBoth("network");
        adapter.adapter.closeLink("first");
        adapter.deactivate();
        assertThat(adapter.adapter.links()).extracting(LinkStatus::state).containsOnly(State.CLOSED);

        adapter.activate(received::add);

        adapter.awaitState("second", State.BOUND);
        assertThat(adapter.link("first").state()).isEqualTo(State.CLOSED);
        assertThat(adapter.link("second").binds()).isEqualTo(1);
    }

    @Test
    void aRemovedLinkIsForgottenAndItsNameIsFree() throws Exception {
        bindBoth("network");
        assertThat(adapter.adapter.removeLink("second")).isTrue();
        assertThat(adapter.adapter.links()).extracting(LinkStatus::name).containsExactly("first");
        assertThat(adapter.adapter.removeLink("second")).isFalse();
        assertThat(adapter.adapter.closeLink("second")).isFalse();
        assertThat(adapter.adapter.openLink("second")).isFalse();

        adapter.adapter.addLink(TestAdapter.definition("second", "network", second.port()), true);
        adapter.awaitState("second", State.BOUND);
    }

    @Test
    void aLinkAddedWhileNothingIsActiveBindsWithTheFirstEndpoint() throws Exception {
        assertThatIllegalStateException().as("before the start").isThrownBy(() -> adapter.adapter.closeLink("first"));
        adapter.adapter.start(adapter.container);
        adapter.adapter.addLink(TestAdapter.definition("second", "network", second.port()), true);
        assertThat(adapter.adapter.links()).extracting(LinkStatus::state).containsOnly(State.CLOSED);
        assertThat(adapter.container.worksStarted()).isZero();

        adapter.activate(received::add);

        adapter.awaitState("first", State.BOUND);
        adapter.awaitState("second", State.BOUND);
    }

    @Test
    void aLinkTheContainerGivesNoThreadsIsNotAdded() throws Exception {
        adapter = new TestAdapter(first.port(), new TestContainer(5)); // one delivers, one tells outcomes, three are for links
        adapter.adapter.setInboundWorkers(1);
        adapter.start(received::add);

        assertThatIllegalStateException().isThrownBy(() ->
                adapter.adapter.addLink(TestAdapter.definition("second", "network", second.port()), true))
                .withMessage("the container gives link second no threads");

        assertThat(adapter.adapter.links()).hasSize(1);
        adapter.awaitState(State.BOUND);
        assertThat(outcome(submit(null, 1))).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void redeployingLeavesNoThreadNoSocketAndNoBind() throws Exception {
        deployOnce(); // loads what is loaded once
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        long openFiles = openFiles();
        for (int i = 0; i < 5; i++) {
            deployOnce();
        }

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && isOurs(thread)) {
                thread.join(5_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
        Eventually.holds("every socket is closed", () -> openFiles() <= openFiles);
        assertThat(first.sessions()).hasSize(12).noneMatch(session -> session.getSessionState().isBound());
        assertThat(second.sessions()).hasSize(6).noneMatch(session -> session.getSessionState().isBound());
    }

    private void deployOnce() throws Exception {
        TestAdapter deployed = new TestAdapter(first.port());
        deployed.start(received::add);
        deployed.adapter.addLink(TestAdapter.definition("second", "", second.port()), true);
        deployed.adapter.addLink(TestAdapter.definition("third", "", first.port()), true);
        for (String name : List.of("smsc", "second", "third")) {
            deployed.awaitState(name, State.BOUND);
        }
        CompletableFuture<SubmitOutcome> outcome = deployed.submit(new OutboundShortMessage("m", "491701234567", 0x7F, 0xF6, false,
                List.of(TEXT), false, null)).toCompletableFuture();
        assertThat(outcome(outcome)).isInstanceOf(SubmitOutcome.Accepted.class);
        deployed.close();
        assertThat(deployed.container.allWorksEnd()).isTrue();
        Eventually.holds("the SMSCs see every session end", () -> Stream.of(first, second)
                .flatMap(smsc -> smsc.sessions().stream()).noneMatch(session -> session.getSessionState().isBound()));
    }

    /** The SMSCs accept on threads of their own; those of their sessions must end as ours do. */
    private static boolean isOurs(Thread thread) {
        return !thread.getName().startsWith("ForkJoinPool") && !"test-smsc".equals(thread.getName());
    }

    private static long openFiles() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }
}

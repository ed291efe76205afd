package org.bipota.ejb.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestServer.KEYS;

import jakarta.transaction.RollbackException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.ejb.inbound.TestServer;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.OutboundShortMessage.Priority;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SmppConnectionFactory;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.api.SubmitOutcome.Accepted;
import org.bipota.smpp.api.SubmitOutcome.Unanswered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from the outbox to the adapter and back, on the calling thread. */
class DispatcherTest {

    private static final int CAPACITY = 100;

    @TempDir
    private Path directory;
    private TestServer server;
    private Dispatcher dispatcher;
    private int failingCommits;
    private final List<Submitted> submitted = new ArrayList<>();

    private record Submitted(OutboundShortMessage message, CompletableFuture<SubmitOutcome> outcome, Consumer<LateAnswer> late) {
    }

    /** Each call in a transaction of the test server's. */
    private final class TransactedOutbox extends Outbox {
        @Override
        public List<ClaimedMessage> claim(String node, List<Quota> quotas, int most) {
            return server.in(services -> services.outbox.claim(node, quotas, most));
        }

        @Override
        public void store(List<SubmissionReport> reports) {
            if (failingCommits > 0) {
                failingCommits--;
                DispatcherTest.<RuntimeException>throwUndeclared(new RollbackException("the database is gone"));
            }
            server.run(services -> services.outbox.store(reports));
        }

        @Override
        public int takeOverOwn(String node, int most) {
            return server.in(services -> services.outbox.takeOverOwn(node, most));
        }
    }

    /** As the container's interceptor does when a commit fails. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwUndeclared(Throwable checked) throws E {
        throw (E) checked;
    }

    private void start(Map<String, String> settings, int subscribers) {
        server = new TestServer(directory, settings);
        for (int i = 1; i <= subscribers; i++) {
            server.importCard("8949000000000000000" + i, msisdn(i), KEYS, null);
        }
        dispatcher = new Dispatcher(new TransactedOutbox(), server.configuration);
        dispatcher.start(adapter(), Runnable::run, "node");
    }

    private static String msisdn(int number) {
        return "491700000000" + number;
    }

    private SmppConnectionFactory adapter() {
        SmppConnection connection = standIn(SmppConnection.class, (method, arguments) -> switch (method) {
            case "freeCapacity" -> CAPACITY;
            case "submit" -> submit(arguments);
            default -> null;
        });
        return standIn(SmppConnectionFactory.class, (method, arguments) -> connection);
    }

    private static <T> T standIn(Class<T> type, BiFunction<String, Object[], Object> does) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> does.apply(method.getName(), arguments)));
    }

    @SuppressWarnings("unchecked")
    private CompletionStage<SubmitOutcome> submit(Object[] arguments) {
        Submitted one = new Submitted((OutboundShortMessage) arguments[0], new CompletableFuture<>(),
                (Consumer<LateAnswer>) arguments[1]);
        submitted.add(one);
        return one.outcome();
    }

    private void check(int number) {
        server.run(services -> services.checks.startByOperator(msisdn(number)));
    }

    private void toCampaign() {
        server.database.in(em -> em.createQuery("update OutboxMessage o set o.priority = :campaign")
                .setParameter("campaign", MessagePriority.CAMPAIGN.number()).executeUpdate());
    }

    @Test
    void anAnswerThatComesLateIsStored() {
        start(Map.of(), 1);
        check(1);
        dispatcher.wake();
        submitted.get(0).outcome().complete(new Unanswered("no answer", List.of()));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
        assertThat(dispatcher.inFlight()).isZero();

        submitted.get(0).late().accept(new LateAnswer("outbox", 1, 1, 0, false, "A1"));

        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
        assertThat(server.count("OutboxMessage")).isZero();
        assertThat(dispatcher.inFlight()).as("a late answer ends nothing twice").isZero();
    }

    @Test
    void anOutcomeWhoseCommitFailedIsKeptAndStoredLater() {
        start(Map.of(), 1);
        check(1);
        dispatcher.wake();
        failingCommits = 2;
        submitted.get(0).outcome().complete(new Accepted(List.of("A1")));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
        assertThat(dispatcher.inFlight()).isEqualTo(1);

        dispatcher.wake();

        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
        assertThat(dispatcher.inFlight()).isZero();
    }

    @Test
    void campaignsLeaveRoomForAPushOfACheckWhichLeavesBeforeThem() {
        start(Map.of("BIP_OTA_OUTBOX_IN_FLIGHT", "4"), 6);
        for (int i = 1; i <= 5; i++) {
            check(i);
        }
        toCampaign();
        dispatcher.wake();
        assertThat(submitted).extracting(one -> one.message().priority()).containsExactly(Priority.LOW, Priority.LOW);

        check(6);
        dispatcher.wake();
        assertThat(submitted).hasSize(3);
        assertThat(submitted.get(2).message().priority()).isEqualTo(Priority.HIGH);
        assertThat(submitted.get(2).message().destination()).isEqualTo(msisdn(6));

        submitted.get(0).outcome().complete(new Accepted(List.of("A1")));
        assertThat(submitted).as("what ended makes room").hasSize(4);
    }
}

package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestServer.KEYS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.outbound.ClaimedMessage;
import org.bipota.ejb.outbound.SubmissionReport;
import org.bipota.ejb.outbound.SubmissionReport.Ended;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome.Accepted;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many statements the hot paths take: per message a few, and what can be read for a whole batch is read at once. */
class StatementsTest {

    private static final int MESSAGES = 20;

    @TempDir
    private Path directory;
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(directory, Map.of());
        for (int i = 0; i < MESSAGES; i++) {
            String number = String.format("%02d", i);
            server.importCard("894900000000000001" + number, "49170000001" + number, KEYS, null);
            server.run(services -> services.checks.startByOperator("49170000001" + number));
        }
    }

    private long statements(Runnable work) {
        Statistics statistics = server.database.in(em ->
                em.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics());
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        work.run();
        long count = statistics.getPrepareStatementCount();
        statistics.setStatisticsEnabled(false);
        return count;
    }

    private List<SubmissionReport> accepted(List<ClaimedMessage> claimed) {
        List<SubmissionReport> reports = new ArrayList<>();
        claimed.forEach(message -> reports.add(new Ended(message, new Accepted(List.of("A" + message.id())))));
        return reports;
    }

    @Test
    void outcomesOfABatchAreStoredWithFewReads() {
        List<ClaimedMessage> claimed = server.claim();
        assertThat(claimed).hasSize(MESSAGES);
        long stored = statements(() -> server.run(services -> services.outbox.store(accepted(claimed))));
        assertThat(stored).as("statements for %d outcomes", MESSAGES).isLessThanOrEqualTo(6 * MESSAGES);

        InboundShortMessage[] receipts = claimed.stream().map(message -> TestCard.from(message.message().destination(),
                TestCard.receipt("A" + message.id(), 2))).toArray(InboundShortMessage[]::new);
        long received = statements(() -> server.receive(receipts));
        assertThat(received).as("statements for %d receipts", MESSAGES).isLessThanOrEqualTo(7 * MESSAGES + 2);
    }
}

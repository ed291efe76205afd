package org.bipota.ejb.application.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestCard.IMEI_A;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.console.TimelineEntry.Kind;
import org.bipota.ejb.inbound.TestCard;
import org.bipota.ejb.inbound.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened to one subscriber, as one list. */
class TimelineTest {

    @TempDir
    private Path directory;
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(directory, Map.of());
        server.importCard(ICCID, MSISDN, KEYS, null);
    }

    private Timeline timeline(Instant before) {
        SubscriberFacts facts = new SubscriberFacts(server.card().id(), MSISDN, ICCID, null, null, "424950", null, true,
                server.clock.instant());
        return new TimelineQueries(server.database.dataSource()).timeline(facts, before);
    }

    @Test
    void handsetCheckPushChannelAndVerdictStandInOneList() {
        server.pass("PT1S");
        server.receive(new TestCard().checkRequest(IMEI_A));
        server.pass("PT1S");
        server.submitAll();
        server.pass("PT1S");
        server.connect(server.lastToken());

        List<TimelineEntry> entries = timeline(null).entries();

        assertThat(entries).isSortedAccordingTo(Comparator.comparing(TimelineEntry::at).reversed());
        assertThat(entries).extracting(TimelineEntry::kind).contains(Kind.HANDSET, Kind.CHECK, Kind.VERDICT, Kind.AUDIT);
        assertThat(entries).extracting(TimelineEntry::event)
                .contains("CARD_IMPORTED", "REQUESTED", "PUSH_QUEUED", "PUSH_SUBMITTED", "CONNECTED", "CAPABLE");
        assertThat(entries).filteredOn(entry -> entry.kind() == Kind.HANDSET).extracting(TimelineEntry::detail)
                .containsExactly(IMEI_A);
    }

    @Test
    void olderPartsContinueWithoutRepeatingOrLeavingOut() {
        for (int i = 0; i < 30; i++) {
            server.pass("PT1H");
            server.run(services -> services.checks.startByOperator(MSISDN));
            server.submitAll();
            server.connect(server.lastToken());
        }

        List<TimelineEntry> all = new ArrayList<>();
        Timeline part = timeline(null);
        all.addAll(part.entries());
        while (part.older() != null) {
            part = timeline(part.older());
            all.addAll(part.entries());
        }

        assertThat(all).filteredOn(entry -> entry.kind() == Kind.VERDICT).extracting(TimelineEntry::process)
                .hasSize(30).doesNotHaveDuplicates();
        assertThat(all).filteredOn(entry -> entry.event().equals("CARD_IMPORTED")).hasSize(1);
    }
}

package org.bipota.ejb.application.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bipota.ejb.TestClock;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.read.CampaignView.OutcomeCounts;
import org.bipota.ejb.application.read.CampaignView.RouteCounts;
import org.bipota.ejb.persistence.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignQueriesTest {

    private static final String NOW = "timestamp with time zone '2026-03-01 10:00:00Z'";

    private final TestClock clock = new TestClock();
    private final Database database = Database.emptied();
    private CampaignQueries queries;

    @BeforeEach
    void fill() {
        queries = new CampaignQueries(database.dataSource(), clock, new CampaignExecutions(),
                Configuration.read(name -> null, Path.of("target")));
        execute("insert into content (id, name, version, is_current, tar, kind, octets, sms_segments, bip_packets, script, created_at,"
                + " created_by) values (1, 'menu', 2, true, 'B00010', 'EXPANDED', 500, 4, 1, '', " + NOW + ", 'operator')");
        execute("insert into routing_policy (id, sms_threshold, push_attempts, fallback_to_sms, window_from, window_to, zone)"
                + " values (1, 1024, 3, false, '22:00', '06:00', 'UTC')");
        campaign(1, "RUNNING", 4);
        campaign(2, "CREATED", 0);
        int card = 0;
        for (String state : List.of("CAPABLE", "REFUSED", "UNKNOWN")) {
            card++;
            execute("insert into card (id, iccid, msisdn, kic, kic_key, kid, kid_key, push_tar, ciphering, counter_out, counter_in,"
                    + " imported_at, updated_at) values (" + card + ", '894900000000000000" + card + "', '491700000000" + card
                    + "', 21, '', 21, '', '424950', true, 0, 0, " + NOW + ", " + NOW + ")");
            execute("insert into terminal_capability (card_id, state, updated_at) values (" + card + ", '" + state + "', " + NOW + ")");
        }
        for (int target = 1; target <= 4; target++) {
            execute("insert into campaign_target (campaign_id, ordinal, msisdn) values (1, " + target + ", '491700000000" + target + "')");
        }
    }

    @Test
    void whatBecameOfTheTargetsIsCountedAndTheFinishEstimated() {
        download(1, "BIP", "DONE", "null");
        download(2, "SMS", "PENDING", "null");
        download(3, "SMS", "DONE", "null");
        download(4, "NOTIFY", "FAILED", "'no card, was \"imported\"'");
        clock.advance(Duration.ofMinutes(4));

        CampaignView campaign = queries.find(1).orElseThrow();

        assertThat(campaign.routes()).isEqualTo(new RouteCounts(1, 2, 1));
        assertThat(campaign.outcomes()).isEqualTo(new OutcomeCounts(1, 2, 0, 1));
        assertThat(campaign.progress()).isEqualTo(0.75);
        assertThat(campaign.estimatedFinish()).isEqualTo(clock.instant().plusSeconds(80));
        assertThat(campaign.contentVersion()).isEqualTo(2);
        assertThat(campaign.window().from()).isEqualTo("22:00");
    }

    @Test
    void aTargetWithoutADownloadIsPending() {
        assertThat(queries.find(1).orElseThrow().outcomes()).isEqualTo(new OutcomeCounts(4, 0, 0, 0));
    }

    @Test
    void campaignsAreListedTheNewestFirst() {
        Page<CampaignView> page = queries.list("spring", null, null, 1);

        assertThat(page.items()).extracting(CampaignView::id).containsExactly(2L);
        assertThat(queries.list("spring", null, Long.valueOf(page.next()), 1).items()).extracting(CampaignView::id).containsExactly(1L);
        assertThat(queries.list(null, "RUNNING", null, 10).items()).extracting(CampaignView::id).containsExactly(1L);
    }

    @Test
    void aPreviewRoutesEachStateAndChangesNothing() {
        CampaignPreview preview = new CampaignPreviews(database.dataSource(), () -> 6, clock).preview(1).orElseThrow();

        assertThat(preview.routes()).isEqualTo(new RouteCounts(1, 2, 0));
        assertThat(preview.noCard()).isEqualTo(1);
        assertThat(preview.segments()).isEqualTo(1 + 2 * 4);
        assertThat(preview.estimatedFinish()).as("1.5 seconds into the window").isEqualTo("2026-03-01T22:00:01.500Z");
        assertThat(queries.find(1).orElseThrow().routes()).isEqualTo(new RouteCounts(0, 0, 0));
    }

    @Test
    void theReportHasARowForEachTarget() throws IOException {
        download(4, "NOTIFY", "FAILED", "'no card, was \"imported\"'");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new CampaignReport(database.dataSource()).write(1, Disclosure.FULL, out);

        assertThat(out.toString(StandardCharsets.UTF_8).split("\r\n")).containsExactly(CampaignReport.HEADER,
                "4917000000001,,PENDING,,,,,,,,", "4917000000002,,PENDING,,,,,,,,", "4917000000003,,PENDING,,,,,,,,",
                "4917000000004,NOTIFY,FAILED,\"no card, was \"\"imported\"\"\",why,0,0,2026-03-01T10:00:00Z,2026-03-01T10:00:00Z,,"
                        + "2026-03-01T10:00:00Z");
    }

    private void campaign(long id, String state, int targets) {
        execute("insert into campaign (id, name, content_id, policy_id, state, by_query, rate, pilot_percent, stop_at_failure_percent,"
                + " partitions, targets, releasable, released, released_through, pilot_passed, judged_ended, judged_failed,"
                + " order_digest, created_at, created_by, prepared_at) values (" + id + ", 'spring', 1, 1, '" + state
                + "', false, 0, 0, 100, 2, " + targets + ", 0, 0, 0, false, 0, 0, '', " + NOW + ", 'operator', " + NOW + ")");
        execute("insert into campaign_run (campaign_id, awaits_outcomes, failures) values (" + id + ", false, 0)");
    }

    private void download(int target, String route, String state, String reason) {
        execute("insert into download (id, msisdn, content_id, campaign_id, policy_id, priority, route, route_reason, state, reason,"
                + " requested_at, due_at, decided_at) values (" + target + ", '491700000000" + target + "', 1, 1, 1, 30, '" + route
                + "', 'why', '" + state + "', " + reason + ", " + NOW + ", " + NOW + ", " + ("PENDING".equals(state) ? "null" : NOW) + ")");
    }

    private void execute(String sql) {
        database.run(em -> em.createNativeQuery(sql).executeUpdate());
    }
}

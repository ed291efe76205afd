package org.bipota.ejb.application.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.ejb.application.audit.AuditChains;
import org.bipota.ejb.application.audit.AuditPurge;
import org.bipota.ejb.application.audit.AuditVerdict;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.domain.RetentionKind;
import org.bipota.ejb.inbound.TestServer;
import org.bipota.ejb.persistence.AuditRows;
import org.bipota.ejb.persistence.CapabilityCheck;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.RetentionRows;
import org.bipota.ejb.persistence.RetentionRuns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final String LONG_AGO = "timestamp with time zone '2020-01-01 00:00:00Z'";
    private static final String LATELY = "timestamp with time zone '2030-01-01 00:00:00Z'";

    @TempDir
    private Path directory;
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(directory, Map.of());
        server.importCard(ICCID, MSISDN, KEYS, null);
        for (String table : List.of("job_instance (jobinstanceid bigint primary key)",
                "job_execution (jobexecutionid bigint primary key, jobinstanceid bigint references job_instance (jobinstanceid) on delete cascade,"
                + " endtime timestamp, batchstatus varchar(30))")) {
            sql("create table if not exists " + table);
        }
    }

    @Test
    void aCheckIsRemovedWithAllThatBelongsToItUnlessTheCapabilityRowRestsOnIt() {
        undeliveredCheck();
        undeliveredCheck();
        assertThat(number("select count(*) from bip_push")).isEqualTo(2);
        server.pass("P400D");

        assertThat(retain()).containsEntry(RetentionKind.CHECKS, 1L);

        assertThat(server.checks()).extracting(CapabilityCheck::id).containsExactly(server.row().checkId());
        assertThat(number("select count(*) from check_event where check_id <> " + server.row().checkId())).isZero();
        assertThat(number("select count(*) from bip_push where check_id <> " + server.row().checkId())).isZero();
    }

    @Test
    void whatRunsIsNeverOld() {
        undeliveredCheck();
        server.pass("P400D");
        server.run(services -> services.checks.startByOperator(MSISDN));
        sql("update capability_check set requested_at = " + LONG_AGO);
        sql("update bip_push set created_at = " + LONG_AGO);

        retain();

        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
        assertThat(server.lastPush().checkId()).isEqualTo(server.lastCheck().id());
        assertThat(server.count("OutboxMessage")).isOne();
    }

    @Test
    void pushesGoBeforeTheirChecks() {
        server.run(services -> services.checks.startByOperator(MSISDN));
        server.submitOne();
        server.pass("PT73H");
        server.sweep();
        server.pass("P100D");

        assertThat(retain()).containsEntry(RetentionKind.PUSHES, 1L).doesNotContainKey(RetentionKind.CHECKS);

        assertThat(number("select count(*) from submitted_part")).isZero();
        assertThat(server.checks()).hasSize(1);
    }

    @Test
    void downloadsThatHaveEndedAreRemovedAndThoseThatWaitStay() {
        content();
        download(1, null, "DONE", LONG_AGO);
        download(2, null, "PENDING", "null");
        download(3, null, "FAILED", LATELY);
        sql("insert into download_event (id, download_id, happened_at, event) values (1, 1, " + LONG_AGO + ", 'DONE')");

        assertThat(retain()).containsEntry(RetentionKind.DOWNLOADS, 1L);

        assertThat(numbers("select id from download order by id")).containsExactly(2L, 3L);
    }

    @Test
    void campaignsThatAreOverGoWithTheirTargetsAndDownloadsInWindows() {
        content();
        campaign(1, "DONE", LONG_AGO, 2_500);
        campaign(2, "STOPPED", LONG_AGO, 10);
        campaign(3, "RUNNING", "null", 10);
        sql("update campaign set started_at = " + LONG_AGO + ", created_at = " + LONG_AGO);
        sql("update download set state = 'PENDING', due_at = null, decided_at = null where campaign_id in (2, 3) and id % 2 = 0");

        assertThat(retain()).containsEntry(RetentionKind.CAMPAIGN_DOWNLOADS, 2_510L)
                .containsEntry(RetentionKind.CAMPAIGN_TARGETS, 2_510L).containsEntry(RetentionKind.CAMPAIGNS, 2L);

        assertThat(numbers("select id from campaign")).containsExactly(3L);
        assertThat(numbers("select distinct campaign_id from campaign_target")).containsExactly(3L);
        assertThat(numbers("select distinct campaign_id from download")).containsExactly(3L);
        assertThat(number("select count(*) from download")).isEqualTo(10);
        assertThat(numbers("select id from routing_policy")).containsExactly(3L);
    }

    @Test
    void aCampaignWithADownloadOnItsWayStaysUntilThatHasEnded() {
        content();
        campaign(1, "STOPPED", LONG_AGO, 3);
        sql("update download set state = 'PUSHED', decided_at = null where id = 1002");

        retain();

        assertThat(numbers("select id from campaign")).containsExactly(1L);
        assertThat(number("select count(*) from campaign_target")).isEqualTo(3);
    }

    @Test
    void deadLettersAndJobsAreRemovedButNoJobOfACampaignThatIsKept() {
        content();
        campaign(1, "PAUSED", "null", 1);
        sql("update campaign_run set instance_id = 2");
        for (int letter = 1; letter <= 2; letter++) {
            sql("insert into dead_letter (id, fingerprint, state, msisdn, link, esm_class, data_coding, content, failures, reason, first_at,"
                    + " last_at) values (" + letter + ", 'f" + letter + "', 'DEAD', '1', 'main', 0, 0, '', 5, 'r', " + LONG_AGO + ", "
                    + (letter == 1 ? LONG_AGO : LATELY) + ")");
        }
        for (int job = 1; job <= 4; job++) {
            sql("insert into job_instance values (" + job + ")");
            sql("insert into job_execution values (" + job + ", " + job + ", " + (job == 3 ? "null" : "timestamp '2020-01-01 00:00:00'")
                    + ", '" + (job == 3 ? "STARTED" : "STOPPED") + "')");
        }
        sql("insert into job_execution values (5, 4, timestamp '2030-01-01 00:00:00', 'COMPLETED')");

        assertThat(retain()).containsEntry(RetentionKind.DEAD_LETTERS, 1L).containsEntry(RetentionKind.JOBS, 1L);

        assertThat(numbers("select id from dead_letter")).containsExactly(2L);
        assertThat(numbers("select jobinstanceid from job_instance order by 1")).containsExactly(2L, 3L, 4L);
    }

    @Test
    void auditRecordsGoFromTheBeginningAndTheChainVerifies() {
        AuditChains.seal(server.database);
        server.pass("P100D");
        server.run(services -> services.checks.startByOperator(MSISDN));
        AuditChains.seal(server.database);

        assertThat(retain()).containsEntry(RetentionKind.AUDIT_RECORDS, 1L);

        AuditChains.seal(server.database);
        assertThat(AuditChains.verify(server.database)).returns(true, AuditVerdict::intact).returns(2L, AuditVerdict::from);
    }

    @Test
    void oneNodeHasTheDayAndAnotherTakesItOverWhereItBrokeOff() {
        assertThat(claim()).contains(new RetentionDays.Claimed(today(), null));
        assertThat(claim()).as("the other node, at the same time").isEmpty();
        server.database.run(em -> days(em).began(today(), 7));

        server.pass("PT6M");
        assertThat(claim()).as("after the lease").contains(new RetentionDays.Claimed(today(), 7L));
        server.database.run(em -> days(em).ended(today()));
        server.pass("PT6M");
        assertThat(claim()).as("once it has ended").isEmpty();
        server.pass("P1D");
        assertThat(claim()).as("the next day").isPresent();
    }

    @Test
    void beforeTheTimeOfTheDayNothingIsRemoved() {
        server.pass("PT16H");
        assertThat(claim()).as("at 02:00").isEmpty();
    }

    private Map<RetentionKind, Long> retain() {
        LocalDate day = claim().orElseThrow().day();
        RetentionPlace place = null;
        do {
            place = window(day, place);
        } while (place != null);
        server.database.run(em -> days(em).ended(day));
        return server.database.in(em -> new RetentionRuns(em).counts(day));
    }

    /** One chunk of the job, which may be the first one after a restart: the place before is all that is known. */
    private RetentionPlace window(LocalDate day, RetentionPlace checkpoint) {
        return server.database.in(em -> {
            Retention retention = new Retention(new RetentionRows(em, new CardRows(em)), new RetentionRuns(em), new AuditRows(em),
                    new AuditPurge(new AuditRows(em), server.clock), server.configuration, server.clock);
            RetentionWalk walk = new RetentionWalk(retention);
            walk.begin(checkpoint);
            RetentionWindow window = walk.next();
            if (window != null) {
                retention.remove(day, window);
            }
            return window == null ? null : walk.place();
        });
    }

    private Optional<RetentionDays.Claimed> claim() {
        return server.database.in(em -> days(em).claim());
    }

    private RetentionDays days(EntityManager em) {
        return new RetentionDays(new RetentionRuns(em), server.configuration, server.clock);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(server.clock.instant(), ZoneOffset.UTC);
    }

    private void undeliveredCheck() {
        server.run(services -> services.checks.startByOperator(MSISDN));
        server.submitOne();
        server.pass("PT73H");
        server.sweep();
    }

    private void content() {
        sql("insert into content (id, name, version, is_current, tar, kind, octets, sms_segments, bip_packets, script, created_at,"
                + " created_by) values (1, 'menu', 1, true, 'B00010', 'EXPANDED', 8, 1, 1, '', " + LONG_AGO + ", 'admin')");
    }

    private void download(long id, Long campaign, String state, String decidedAt) {
        sql("insert into download (id, card_id, msisdn, content_id, campaign_id, priority, route, state, requested_at, due_at, decided_at)"
                + " select " + id + ", c.id, c.msisdn, 1, " + campaign + ", 20, 'BIP', '" + state + "', " + LONG_AGO + ", " + LONG_AGO + ", "
                + decidedAt + " from card c");
    }

    private void campaign(long id, String state, String endedAt, int targets) {
        sql("insert into routing_policy (id, sms_threshold, push_attempts, fallback_to_sms) values (" + id + ", 1, 1, false)");
        sql("insert into campaign (id, name, content_id, policy_id, state, by_query, rate, pilot_percent, stop_at_failure_percent,"
                + " partitions, targets, releasable, released, released_through, pilot_passed, judged_ended, judged_failed, order_digest,"
                + " created_at, created_by, ended_at) values (" + id + ", 'c', 1, " + id + ", '" + state + "', false, 0, 0, 100, 1, " + targets
                + ", 0, 0, 0, true, 0, 0, '', " + LONG_AGO + ", 'admin', " + endedAt + ")");
        sql("insert into campaign_run (campaign_id, awaits_outcomes, failures) values (" + id + ", false, 0)");
        server.database.run(em -> {
            for (int ordinal = 1; ordinal <= targets; ordinal++) {
                em.createNativeQuery("insert into campaign_target (campaign_id, ordinal, msisdn) values (" + id + ", " + ordinal
                        + ", '49" + ordinal + "')").executeUpdate();
                em.createNativeQuery("insert into download (id, msisdn, content_id, campaign_id, policy_id, priority, route, state,"
                        + " requested_at, due_at, decided_at) values (" + (id * 1000 + id * 10_000 * (id - 1) + ordinal) + ", '49" + ordinal + "', 1, "
                        + id + ", " + id + ", 30, 'BIP', 'DONE', " + LONG_AGO + ", " + LONG_AGO + ", " + LONG_AGO + ")").executeUpdate();
            }
        });
    }

    private long number(String sql) {
        return numbers(sql).get(0);
    }

    private List<Long> numbers(String sql) {
        List<?> rows = server.database.in(em -> em.createNativeQuery(sql).getResultList());
        return rows.stream().map(row -> ((Number) row).longValue()).toList();
    }

    private void sql(String statement) {
        server.database.run(em -> em.createNativeQuery(statement).executeUpdate());
    }
}

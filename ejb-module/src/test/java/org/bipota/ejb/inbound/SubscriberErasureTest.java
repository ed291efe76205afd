package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bipota.ejb.inbound.TestCard.IMEI_A;
import static org.bipota.ejb.inbound.TestCard.receipt;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bipota.ejb.application.CardImportException;
import org.bipota.ejb.application.ImportedCard;
import org.bipota.ejb.application.audit.AuditChains;
import org.bipota.ejb.application.privacy.SubscriberBusyException;
import org.bipota.ejb.application.read.SubscriberExports;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.outbound.ClaimedMessage;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.smpp.api.SubmitOutcome.Accepted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One subscriber leaves traces in every table; after the erasure none of them tells who it was. */
class SubscriberErasureTest {

    private static final String IMSI = "262170000000001";
    private static final String OTHER = "4917000000002";

    @TempDir
    private Path directory;
    private TestServer server;
    private final TestCard card = new TestCard();

    @BeforeEach
    void tracesEverywhere() {
        server = new TestServer(directory, Map.of("BIP_OTA_COUNTRY_CODE", "49"));
        importCard(ICCID, MSISDN, IMSI);
        importCard("89490000000000000002", OTHER, "262170000000002");
        TestDownloads downloads = new TestDownloads(server);
        downloads.content("menu", TestDownloads.FILES, 1);
        server.receive(card.checkRequest(IMEI_A));
        server.submitOne();
        server.connect(server.lastToken());
        downloads.order("menu");
        server.receive(receipt("unknown", 2));
        server.receive(TestCard.sms(new byte[] {1, 2, 3}, 0));
        server.receive(TestCard.sms("+" + MSISDN, new byte[] {1, 2, 3}, 0));
        server.receive(TestCard.segments(card.packet(Octets.of(new byte[200]), 9, "1200", "424950", KEYS), 5).get(0));
        sql("insert into dead_letter (id, fingerprint, state, msisdn, link, esm_class, data_coding, content, failures, reason, first_at,"
                + " last_at) values (1, 'f', 'DEAD', '+" + MSISDN + "', 'main', 0, 0, '', 5, 'r', current_timestamp, current_timestamp)");
        campaign(1, "DONE", MSISDN, "DONE", false);
        campaign(2, "RUNNING", MSISDN, "PENDING", true);
        AuditChains.seal(server.database);
    }

    @Test
    void afterTheErasureNoTableHoldsTheSubscribersIdentity() throws SQLException {
        assertThat(tablesWithTraces()).contains("card", "capability_check", "bip_push", "download", "audit_record", "dead_letter",
                "campaign_target", "terminal_capability");

        server.run(services -> services.erasure.erase(MSISDN));

        assertThat(tablesWithTraces()).isEmpty();
        assertThat(server.count("Card")).as("the other subscriber").isOne();
    }

    @Test
    void theAuditRecordsStillVerify() {
        server.run(services -> services.erasure.erase(MSISDN));
        AuditChains.seal(server.database);

        assertThat(AuditChains.verify(server.database).faults()).isEmpty();
        assertThat(AuditChains.verify(server.database).erased()).isGreaterThan(2);
    }

    @Test
    void theErasureIsAuditedWithoutTheNumber() {
        server.run(services -> services.erasure.erase(MSISDN));

        List<?> numbers = server.database.in(em -> em.createNativeQuery(
                "select msisdn from audit_record where kind = 'SUBSCRIBER_ERASED'").getResultList());
        assertThat(numbers).hasSize(1).containsOnlyNulls();
    }

    @Test
    void campaignsCountAsBefore() {
        server.run(services -> services.erasure.erase(MSISDN));

        assertThat(number("select count(*) from campaign_target")).isEqualTo(2);
        assertThat(number("select count(*) from download where campaign_id = 1 and state = 'DONE'")).isOne();
        assertThat(number("select count(*) from download where campaign_id = 2 and state = 'FAILED'")).isOne();
        assertThat(number("select releasable from campaign where id = 2")).as("what is left to be released").isZero();
        assertThat(number("select count(*) from download d join campaign_target t on t.campaign_id = d.campaign_id"
                + " and t.msisdn = d.msisdn")).as("rows of the reports").isEqualTo(2);
    }

    @Test
    void whileAMessageIsBeingSubmittedNothingIsErased() {
        server.receive(card.checkRequest(TestCard.IMEI_B));
        server.claim();

        assertThatThrownBy(() -> server.run(services -> services.erasure.erase(MSISDN))).isInstanceOf(SubscriberBusyException.class);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
    }

    @Test
    void whatComesLateForAnErasedSubscriberHarmsNobody() {
        server.receive(card.checkRequest(TestCard.IMEI_B));
        ClaimedMessage message = server.claim().get(0);
        server.outcome(message, new Accepted(List.of("late")));
        server.run(services -> services.erasure.erase(MSISDN));

        server.late(message, 1, 0, "late");
        server.receive(receipt("late", 2));

        assertThat(number("select count(*) from submitted_part")).isZero();
    }

    @Test
    void whoIsErasedIsUnknownAndCanBeImportedAgain() {
        server.run(services -> services.erasure.erase(MSISDN));

        server.receive(card.checkRequest(IMEI_A));
        assertThat(number("select count(*) from capability_check where msisdn = '" + MSISDN + "'")).isZero();
        importCard(ICCID, MSISDN, IMSI);
        server.receive(new TestCard().checkRequest(IMEI_A));
        assertThat(number("select count(*) from capability_check where msisdn = '" + MSISDN + "'")).isOne();
        assertThat(server.<Long>in(services -> services.erasure.erase("4917000000099"))).isZero();
    }

    @Test
    void theExportHoldsEverySectionAndNoKey() {
        String export = SubscriberExports.of(server.database, MSISDN).toString();

        assertThat(export).contains("card=", "capability=", "checks=", "checkEvents=", "downloads=", "messages=", "campaigns=", "audit=",
                IMSI, ICCID, IMEI_A).doesNotContainIgnoringCase(KEYS.kicKey().toHex(), KEYS.kidKey().toHex(), server.lastToken().toHex());
        assertThat(SubscriberExports.of(server.database, "4917000000099")).isEmpty();
    }

    /** Every table in which any column, octets as hexadecimal, holds an identity of the subscriber in any form. */
    private List<String> tablesWithTraces() throws SQLException {
        List<String> traces = List.of(MSISDN, MSISDN.substring(2), IMSI, ICCID, IMEI_A, Iccid.ofDigits(ICCID).value().toHex(),
                Imei.ofDigits(IMEI_A).value().toHex());
        List<String> found = new ArrayList<>();
        try (Connection connection = server.database.dataSource().getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                if (traces.stream().anyMatch(text(connection, table)::contains)) {
                    found.add(table.toLowerCase(Locale.ROOT));
                }
            }
        }
        return found;
    }

    private static String text(Connection connection, String table) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + (table.equals(table.toUpperCase(Locale.ROOT)) ? table : '"' + table + '"'))) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    Object value = rows.getObject(column);
                    text.append(value instanceof byte[] octets ? Octets.of(octets).toHex() : value).append('\n');
                }
            }
        }
        return text.toString();
    }

    private void importCard(String iccid, String msisdn, String imsi) {
        server.run(services -> {
            try {
                services.cards.store(new ImportedCard(iccid, msisdn, imsi, KEYS, null), "admin");
            } catch (CardImportException refused) {
                throw new IllegalStateException(refused);
            }
        });
    }

    private void campaign(long id, String state, String msisdn, String download, boolean held) {
        sql("insert into routing_policy (id, sms_threshold, push_attempts, fallback_to_sms) values (" + id + ", 1, 1, false)");
        sql("insert into campaign (id, name, content_id, policy_id, state, by_query, rate, pilot_percent, stop_at_failure_percent,"
                + " partitions, targets, releasable, released, released_through, pilot_passed, judged_ended, judged_failed, order_digest,"
                + " created_at, created_by, prepared_at) select " + id + ", 'c', min(id), " + id + ", '" + state + "', false, 0, 0, 100, 1, 1,"
                + " 1, 0, 0, true, 0, 0, '', current_timestamp, 'admin', current_timestamp from content");
        sql("insert into campaign_target (campaign_id, ordinal, msisdn) values (" + id + ", 1, '" + msisdn + "')");
        sql("insert into download (id, card_id, msisdn, content_id, campaign_id, policy_id, priority, route, state, requested_at, due_at)"
                + " select " + (1000 + id) + ", c.id, c.msisdn, (select min(id) from content), " + id + ", " + id + ", 30, 'BIP', '"
                + download + "', current_timestamp, " + (held ? "null" : "current_timestamp") + " from card c where c.msisdn = '" + msisdn + "'");
    }

    private long number(String sql) {
        return server.database.in(em -> ((Number) em.createNativeQuery(sql).getSingleResult()).longValue());
    }

    private void sql(String statement) {
        server.database.run(em -> em.createNativeQuery(statement).executeUpdate());
    }
}

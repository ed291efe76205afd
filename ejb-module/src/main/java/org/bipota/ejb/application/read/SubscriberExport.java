package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Everything that is held of one subscriber, for the subscriber: each table's rows with the columns' own names, of octets their
 * number only; never keys, tokens or secured packets.
 */
@Stateless
@RolesAllowed("admin")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SubscriberExport {

    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("card", """
                select iccid, msisdn, imsi, push_tar, transport, ciphering, last_inbound_at, imported_at, updated_at \
                from card where msisdn = ?""");
        SECTIONS.put("capability", """
                select t.state, t.reason, t.imei, t.tac, t.claims_open_channel, t.claims_send_data, t.claims_receive_data, \
                t.claims_close_channel, t.claims_udp, t.claims_tcp, t.decided_at, t.check_id, t.latest_check_id, t.updated_at \
                from terminal_capability t join card c on c.id = t.card_id where c.msisdn = ?""");
        SECTIONS.put("checks", """
                select id, state, reason, cause, imei, tac, attempts, requested_at, pushed_at, delivered_at, decided_at \
                from capability_check where msisdn = ? order by id""");
        SECTIONS.put("checkEvents", """
                select e.check_id, e.happened_at, e.event, e.detail from check_event e join capability_check k on k.id = e.check_id \
                where k.msisdn = ? order by e.id""");
        SECTIONS.put("downloads", """
                select d.id, c.name as content, d.campaign_id, d.route, d.route_reason, d.state, d.reason, d.attempts, d.octets_sent, \
                d.requested_at, d.begun_at, d.decided_at from download d join content c on c.id = d.content_id \
                where d.msisdn = ? order by d.id""");
        SECTIONS.put("downloadEvents", """
                select e.download_id, e.happened_at, e.event, e.detail from download_event e join download d on d.id = e.download_id \
                where d.msisdn = ? order by e.id""");
        SECTIONS.put("campaigns", """
                select g.id, g.name, g.state, g.created_at from campaign_target t join campaign g on g.id = t.campaign_id \
                where t.msisdn = ? order by g.id""");
        SECTIONS.put("messages", """
                select p.id, p.kind, p.state, p.attempt, p.transport, p.tar, p.imei, p.parts, p.created_at, p.submitted_at, \
                p.receipt_at, p.answered_at, p.used_at from bip_push p where p.msisdn = ? order by p.id""");
        SECTIONS.put("submittedParts", """
                select s.push_id, s.part, s.message_id, s.submitted_at, s.final_state, s.final_at from submitted_part s \
                join bip_push p on p.id = s.push_id where p.msisdn = ? order by s.id""");
        SECTIONS.put("waitingMessages", """
                select kind, state, attempts, created_at, next_attempt_at, last_error from outbox_message where msisdn = ? order by id""");
        SECTIONS.put("partsOfMessages", """
                select i.reference, i.total, i.sequence_number, i.received_at from inbound_part i join card c on c.id = i.card_id \
                where c.msisdn = ? order by i.id""");
        SECTIONS.put("deadLetters", """
                select state, link, failures, reason, first_at, last_at from dead_letter where msisdn = ? order by id""");
        SECTIONS.put("audit", """
                select id, happened_at, kind, actor, link, reason from audit_record where msisdn = ? order by id""");
    }

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public SubscriberExport() {
    }

    SubscriberExport(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What is held, by section; sections without rows are left out.
     *
     * @param msisdn E.164 digits
     * @return empty when nothing is held
     */
    public Optional<Map<String, List<Map<String, Object>>>> of(String msisdn) {
        Map<String, List<Map<String, Object>>> sections = new LinkedHashMap<>();
        SECTIONS.forEach((section, sql) -> {
            List<Map<String, Object>> rows = Rows.of(dataSource, sql, SubscriberExport::row, msisdn);
            if (!rows.isEmpty()) {
                sections.put(section, rows);
            }
        });
        return sections.isEmpty() ? Optional.empty() : Optional.of(sections);
    }

    private static Map<String, Object> row(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String name = columns.getColumnLabel(column).toLowerCase(Locale.ROOT);
            Object value = name.endsWith("_at") ? row.getObject(column, OffsetDateTime.class) : row.getObject(column);
            values.put(name, value instanceof OffsetDateTime time ? time.toInstant().toString() : value);
        }
        return values;
    }
}

package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Rows;

/** Finds subscribers by what stands on a card, a handset or a bill. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SubscriberSearch {

    /** The most subscribers found; more have one IMEI only where it was copied. */
    public static final int MOST = 20;

    private static final int IMEI_WITHOUT_CHECK_DIGIT = 14;

    private static final String CARD = """
            select c.id, c.msisdn, c.iccid, c.imsi, t.imei, c.push_tar, c.transport, c.ciphering, c.imported_at \
            from card c left join terminal_capability t on t.card_id = c.id""";
    private static final String OF_TERMINAL = """
            select c.id, c.msisdn, c.iccid, c.imsi, t.imei, c.push_tar, c.transport, c.ciphering, c.imported_at \
            from terminal_capability t join card c on c.id = t.card_id where t.imei in (?, ?, ?) limit ?""";

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public SubscriberSearch() {
    }

    /** Reads through {@code dataSource}. */
    public SubscriberSearch(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Those who have these digits as MSISDN or ICCID, or whose last known terminal has them as IMEI; at most {@value #MOST}. */
    public List<SubscriberFacts> find(String digits) {
        Map<Long, SubscriberFacts> found = new LinkedHashMap<>();
        Rows.of(dataSource, CARD + " where c.msisdn = ?", SubscriberSearch::facts, digits)
                .forEach(one -> found.put(one.cardId(), one));
        Rows.of(dataSource, CARD + " where c.iccid = ?", SubscriberSearch::facts, digits)
                .forEach(one -> found.put(one.cardId(), one));
        if (digits.length() >= IMEI_WITHOUT_CHECK_DIGIT && digits.length() <= IMEI_WITHOUT_CHECK_DIGIT + 2) {
            // A terminal tells its IMEI with 0 in place of the check digit that is printed on it (TS 23.003 clause 6.2.1).
            String told = digits.substring(0, IMEI_WITHOUT_CHECK_DIGIT);
            Rows.of(dataSource, OF_TERMINAL, SubscriberSearch::facts, digits, told + "0", told, MOST)
                    .forEach(one -> found.put(one.cardId(), one));
        }
        return List.copyOf(found.values());
    }

    /** The subscriber with this card, or empty. */
    public Optional<SubscriberFacts> byCard(long cardId) {
        return Rows.of(dataSource, CARD + " where c.id = ?", SubscriberSearch::facts, cardId).stream().findFirst();
    }

    private static SubscriberFacts facts(ResultSet row) throws SQLException {
        return new SubscriberFacts(row.getLong("id"), row.getString("msisdn"), row.getString("iccid"), row.getString("imsi"),
                row.getString("imei"), row.getString("push_tar"), row.getString("transport"), row.getBoolean("ciphering"),
                Rows.instant(row, "imported_at"));
    }
}

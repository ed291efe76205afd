package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bipota.ejb.domain.CapabilityState;

/** Reads the capability table. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CapabilityQueries {

    private static final String COLUMNS = """
            select c.id, c.msisdn, t.state, t.reason, t.imei, t.tac, t.claims_open_channel, t.claims_send_data, \
            t.claims_receive_data, t.claims_close_channel, t.claims_udp, t.claims_tcp, t.decided_at, \
            coalesce(t.check_id, t.latest_check_id) as check_id""";
    private static final String ONE = COLUMNS
            + " from card c left join terminal_capability t on t.card_id = c.id where c.msisdn = ?";
    private static final String LIST = COLUMNS + " from terminal_capability t join card c on c.id = t.card_id";

    private static final List<String> NOT_CAPABLE = Arrays.stream(CapabilityState.values())
            .filter(state -> state != CapabilityState.CAPABLE).map(Enum::name).toList();

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public CapabilityQueries() {
    }

    /** Reads through {@code dataSource}. */
    public CapabilityQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Keyed(String key, CapabilityView view) {
    }

    /** What is known of one subscriber; empty when no card was imported for it. */
    public Optional<CapabilityView> find(String msisdn) {
        return Rows.of(dataSource, ONE, CapabilityQueries::view, msisdn).stream().findFirst();
    }

    /**
     * A page of the imported subscribers in the order of their import.
     *
     * @param after {@code next} of the page before, or null
     * @param limit at least 1
     */
    public Page<CapabilityView> list(CapabilityFilter filter, Long after, int limit) {
        Conditions conditions = new Conditions()
                .with("t.tac = ?", filter.tac())
                .with("t.state = ?", filter.state())
                .when(Boolean.TRUE.equals(filter.capable()), "t.state = 'CAPABLE'")
                .with("t.card_id > ?", after);
        List<Keyed> found = Boolean.FALSE.equals(filter.capable()) ? notCapable(conditions, limit + 1)
                : Rows.of(dataSource, LIST + conditions.where() + " order by t.card_id limit ?",
                        CapabilityQueries::keyed, conditions.parameters(limit + 1));
        Page<Keyed> page = Page.of(found, limit, Keyed::key);
        return new Page<>(page.items().stream().map(Keyed::view).toList(), page.next());
    }

    private List<Keyed> notCapable(Conditions conditions, int limit) {
        KeysByState keys = new KeysByState("terminal_capability t", "t.card_id", "t.card_id", NOT_CAPABLE, conditions, limit);
        return Rows.of(dataSource, COLUMNS + " from " + keys.sql() + " k join terminal_capability t on t.card_id = k.row_key"
                + " join card c on c.id = t.card_id order by t.card_id limit ?", CapabilityQueries::keyed, keys.parameters(limit));
    }

    private static Keyed keyed(ResultSet row) throws SQLException {
        return new Keyed(row.getString("id"), view(row));
    }

    /**
     * A page of the handset models, in the order of their TAC.
     *
     * @param after the last TAC of the page before, or null
     * @param limit at least 1
     */
    public Page<TacView> byTac(String after, int limit) {
        Conditions conditions = new Conditions().when(true, "tac is not null").with("tac > ?", after);
        List<TacView> found = Rows.of(dataSource, TacRows.SELECT + conditions.where() + TacRows.GROUPING + " order by tac limit ?",
                TacRows::view, conditions.parameters(limit + 1));
        return Page.of(found, limit, TacView::tac);
    }

    private static CapabilityView view(ResultSet row) throws SQLException {
        String state = row.getString("state");
        ClaimedView claimed = new ClaimedView(Rows.truth(row, "claims_open_channel"), Rows.truth(row, "claims_send_data"),
                Rows.truth(row, "claims_receive_data"), Rows.truth(row, "claims_close_channel"),
                Rows.truth(row, "claims_udp"), Rows.truth(row, "claims_tcp"));
        return new CapabilityView(row.getString("msisdn"), "CAPABLE".equals(state), state == null ? "UNKNOWN" : state,
                row.getString("reason"), row.getString("imei"), row.getString("tac"), claimed,
                Rows.instant(row, "decided_at"), Rows.number(row, "check_id"));
    }
}

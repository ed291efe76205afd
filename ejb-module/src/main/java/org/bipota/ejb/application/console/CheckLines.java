package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.application.read.Rows;

/** Lists checks, the newest first. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CheckLines {

    private static final KeysetList<CheckLine> LIST = KeysetList.newestFirst("""
            select id, card_id, msisdn, state, cause, imei, tac, attempts, reason, requested_at, decided_at \
            from capability_check""", "id", CheckLines::line, CheckLine::id);

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public CheckLines() {
    }

    /** Reads through {@code dataSource}. */
    public CheckLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A page.
     *
     * @param card the number of the subscriber's card, or null for all
     * @param state the state's name, or null for all
     */
    public Slice<CheckLine> list(Long card, String state, Position position, int limit) {
        return LIST.read(dataSource, new Conditions().with("card_id = ?", card).with("state = ?", state), position, limit);
    }

    private static CheckLine line(ResultSet row) throws SQLException {
        return new CheckLine(row.getLong("id"), row.getLong("card_id"), row.getString("msisdn"), row.getString("state"),
                row.getString("cause"), row.getString("imei"), row.getString("tac"), row.getInt("attempts"),
                row.getString("reason"), Rows.instant(row, "requested_at"), Rows.instant(row, "decided_at"));
    }
}

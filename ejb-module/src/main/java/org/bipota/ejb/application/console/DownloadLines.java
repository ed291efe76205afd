package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.application.read.Rows;
import org.bipota.ejb.domain.DownloadState;

/** Lists downloads, the newest first. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DownloadLines {

    private static final KeysetList<DownloadLine> LIST = KeysetList.newestFirst("""
            select d.id, d.card_id, d.msisdn, c.name, c.version, d.campaign_id, d.route, d.state, d.attempts, d.packets, \
            d.next_packet, d.octets_sent, d.reason, d.requested_at, d.decided_at from download d \
            join content c on c.id = d.content_id""", "d.id", DownloadLines::line, DownloadLine::id);
    private static final List<String> STATES = Arrays.stream(DownloadState.values()).map(Enum::name).toList();

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public DownloadLines() {
    }

    /** Reads through {@code dataSource}. */
    public DownloadLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A page.
     *
     * @param msisdn the subscriber, or null for all
     * @param campaign the campaign's number, or null for all
     * @param state the state's name, or null for all
     */
    public Slice<DownloadLine> list(String msisdn, Long campaign, String state, Position position, int limit) {
        Conditions conditions = new Conditions().with("d.msisdn = ?", msisdn).with("d.campaign_id = ?", campaign).with("d.state = ?", state);
        return campaign == null || state != null || msisdn != null ? LIST.read(dataSource, conditions, position, limit)
                // The index of a campaign's downloads is by state.
                : LIST.readByState(dataSource, "download d", STATES, conditions, position, limit);
    }

    private static DownloadLine line(ResultSet row) throws SQLException {
        return new DownloadLine(row.getLong("id"), Rows.number(row, "card_id"), row.getString("msisdn"), row.getString("name"),
                row.getInt("version"), Rows.number(row, "campaign_id"), row.getString("route"), row.getString("state"),
                row.getInt("attempts"), row.getInt("packets"), row.getInt("next_packet"), row.getLong("octets_sent"),
                row.getString("reason"), Rows.instant(row, "requested_at"), Rows.instant(row, "decided_at"));
    }
}

package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.application.read.Rows;

/** Lists campaigns, the newest first. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignLines {

    /** Campaigns under way that are shown at once; there are more only where somebody forgot to stop them. */
    private static final int MOST_UNDER_WAY = 20;

    private static final String LINE = """
            select g.id, g.name, c.name as content, c.version, g.state, g.reason, g.targets, g.released, g.created_at, \
            g.created_by, g.started_at, g.ended_at from campaign g join content c on c.id = g.content_id""";
    private static final KeysetList<CampaignLine> LIST =
            KeysetList.newestFirst(LINE, "g.id", CampaignLines::line, CampaignLine::id);

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public CampaignLines() {
    }

    /** Reads through {@code dataSource}. */
    public CampaignLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A page.
     *
     * @param name the name, or null for all
     * @param state the state's name, or null for all
     */
    public Slice<CampaignLine> list(String name, String state, Position position, int limit) {
        return LIST.read(dataSource, new Conditions().with("g.name = ?", name).with("g.state = ?", state), position, limit);
    }

    /** Those that are prepared, run, are paused, or were given up, the newest first; at most {@value #MOST_UNDER_WAY}. */
    public List<CampaignLine> underWay() {
        return Rows.of(dataSource,
                LINE + " where g.state in ('PREPARING', 'RUNNING', 'PAUSED', 'FAILED') order by g.id desc limit ?",
                CampaignLines::line, MOST_UNDER_WAY);
    }

    private static CampaignLine line(ResultSet row) throws SQLException {
        return new CampaignLine(row.getLong("id"), row.getString("name"), row.getString("content"), row.getInt("version"),
                row.getString("state"), row.getString("reason"), row.getLong("targets"), row.getLong("released"),
                Rows.instant(row, "created_at"), row.getString("created_by"), Rows.instant(row, "started_at"),
                Rows.instant(row, "ended_at"));
    }
}

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

/** Lists the policies of campaigns, those of the newest campaign first. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PolicyLines {

    private static final KeysetList<PolicyLine> LIST = KeysetList.newestFirst("""
            select g.id, g.name, p.sms_threshold, p.push_attempts, p.fallback_to_sms, p.window_from, p.window_to, p.zone, g.rate, \
            g.pilot_percent, g.stop_at_failure_percent from campaign g join routing_policy p on p.id = g.policy_id""",
            "g.id", PolicyLines::line, PolicyLine::campaign);

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public PolicyLines() {
    }

    /** Reads through {@code dataSource}. */
    public PolicyLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A page. */
    public Slice<PolicyLine> list(Position position, int limit) {
        return LIST.read(dataSource, new Conditions(), position, limit);
    }

    private static PolicyLine line(ResultSet row) throws SQLException {
        return new PolicyLine(row.getLong("id"), row.getString("name"), row.getInt("sms_threshold"), row.getInt("push_attempts"),
                row.getBoolean("fallback_to_sms"), row.getString("window_from"), row.getString("window_to"), row.getString("zone"),
                row.getInt("rate"), row.getInt("pilot_percent"), row.getInt("stop_at_failure_percent"));
    }
}

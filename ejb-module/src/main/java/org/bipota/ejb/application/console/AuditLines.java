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

/** Lists audit records, the newest first. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditLines {

    private static final KeysetList<AuditLine> LIST = KeysetList.newestFirst(
            "select id, happened_at, kind, msisdn, actor, remote, link, reason from audit_record", "id", AuditLines::line, AuditLine::id);

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public AuditLines() {
    }

    /** Reads through {@code dataSource}. */
    public AuditLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A page.
     *
     * @param kind one word, or null for all
     * @param actor the operator's name, or null for all
     * @param msisdn the subscriber, or null for all
     */
    public Slice<AuditLine> list(String kind, String actor, String msisdn, Position position, int limit) {
        return LIST.read(dataSource, new Conditions().with("kind = ?", kind).with("actor = ?", actor).with("msisdn = ?", msisdn),
                position, limit);
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(row.getLong("id"), Rows.instant(row, "happened_at"), row.getString("kind"), row.getString("msisdn"),
                row.getString("actor"), row.getString("remote"), row.getString("link"), row.getString("reason"));
    }
}

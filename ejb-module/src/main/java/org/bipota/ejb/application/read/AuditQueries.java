package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads audit records. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditQueries {

    private static final String RECORD = """
            select id, happened_at, kind, msisdn, actor, role, remote, request, link, reason, chain_position, chain_hash \
            from audit_record""";

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public AuditQueries() {
    }

    /** Reads through {@code dataSource}. */
    public AuditQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A page of the records, the newest first.
     *
     * @param kind the kind's name, or null for all
     * @param msisdn the subscriber, or null for all
     * @param actor the operator, or null for all
     * @param after the last id of the page before, or null
     * @param limit at least 1
     */
    public Page<AuditView> list(String kind, String msisdn, String actor, Long after, int limit) {
        Conditions conditions = new Conditions()
                .with("kind = ?", kind)
                .with("msisdn = ?", msisdn)
                .with("actor = ?", actor)
                .with("id < ?", after);
        List<AuditView> found = Rows.of(dataSource, RECORD + conditions.where() + " order by id desc limit ?",
                AuditQueries::view, conditions.parameters(limit + 1));
        return Page.of(found, limit, record -> Long.toString(record.id()));
    }

    private static AuditView view(ResultSet row) throws SQLException {
        return new AuditView(row.getLong("id"), Rows.instant(row, "happened_at"), row.getString("kind"),
                row.getString("msisdn"), row.getString("actor"), row.getString("role"), row.getString("remote"),
                row.getString("request"), row.getString("link"), row.getString("reason"),
                Rows.number(row, "chain_position"), row.getString("chain_hash"));
    }
}

package org.bipota.ejb.application.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.bipota.ejb.domain.AuditFacts;
import org.bipota.ejb.domain.AuditFault;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.AuditWalk;
import org.bipota.ejb.domain.SealedAudit;

/** Verifies the chain of audit records from the first one kept to the newest, a page in memory. */
@Stateless
@RolesAllowed("admin")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditVerifier {

    private static final int PAGE = 2_000;
    private static final String CHAIN = "select head_position, head_id, head_hash, purged_position, purged_id, purged_hash"
            + " from audit_chain";
    private static final String PURGED = "select reason from audit_record where kind = ? order by id desc limit 1";
    private static final String RECORDS = """
            select id, happened_at, kind, msisdn, actor, role, remote, request, link, reason, chain_position, previous_id, \
            subject_salt, subject_digest, chain_hash from audit_record where chain_position > ? and chain_position <= ? \
            order by chain_position, id limit ?""";
    private static final String UNSEALED = "select count(*) from audit_record where chain_position is null";

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public AuditVerifier() {
    }

    AuditVerifier(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Ends(long position, long id, String hash, long purgedPosition, long purgedId, String purgedHash) {
    }

    /** Reads every record; what is appended meanwhile is left for the next time. */
    public AuditVerdict verify() {
        try (Connection connection = dataSource.getConnection()) {
            Ends ends = ends(connection);
            AuditWalk walk = new AuditWalk(ends.purgedPosition(), ends.purgedId(), ends.purgedHash());
            long after = ends.purgedPosition();
            List<SealedAudit> page;
            do {
                page = page(connection, after, ends.position());
                for (SealedAudit record : page) {
                    walk.accept(record);
                    after = record.facts().position();
                }
            } while (page.size() == PAGE);
            walk.end(ends.position(), ends.id(), ends.hash());
            return verdict(connection, ends, walk);
        } catch (SQLException e) {
            throw new EJBException("the database did not answer a query for audit records", e);
        }
    }

    private static AuditVerdict verdict(Connection connection, Ends ends, AuditWalk walk) throws SQLException {
        List<AuditFault> faults = new ArrayList<>(walk.faults());
        long found = walk.faultsFound();
        if (!beginningHolds(connection, ends)) {
            faults.add(0, new AuditFault(ends.purgedId(), ends.purgedPosition(),
                    "the chain begins behind it, and no record says that it was removed by retention"));
            found++;
        }
        return new AuditVerdict(found == 0, ends.purgedPosition() + 1, ends.position(), walk.verified(), walk.erased(),
                unsealed(connection), ends.hash(), found, faults);
    }

    private static boolean beginningHolds(Connection connection, Ends ends) throws SQLException {
        if (ends.purgedPosition() == 0) {
            return true;
        }
        try (PreparedStatement statement = connection.prepareStatement(PURGED)) {
            statement.setString(1, AuditKind.AUDIT_PURGED.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getString(1).equals(AuditPurge.said(ends.purgedPosition(), ends.purgedHash()));
            }
        }
    }

    private static Ends ends(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHAIN); ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("table audit_chain has no row");
            }
            return new Ends(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4), row.getLong(5), row.getString(6));
        }
    }

    private static List<SealedAudit> page(Connection connection, long after, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORDS)) {
            statement.setLong(1, after);
            statement.setLong(2, last);
            statement.setInt(3, PAGE);
            List<SealedAudit> page = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(record(row));
                }
            }
            return page;
        }
    }

    private static SealedAudit record(ResultSet row) throws SQLException {
        return new SealedAudit(new AuditFacts(row.getLong("chain_position"), row.getLong("previous_id"), row.getLong("id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(), row.getString("kind"),
                row.getString("subject_digest"), row.getString("actor"), row.getString("role"), row.getString("remote"),
                row.getString("request"), row.getString("link"), row.getString("reason")),
                row.getString("msisdn"), row.getString("subject_salt"), row.getString("chain_hash"));
    }

    private static long unsealed(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNSEALED); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}

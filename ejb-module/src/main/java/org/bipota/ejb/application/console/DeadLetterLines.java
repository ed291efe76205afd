package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.application.read.Rows;

/** Lists messages whose processing failed, the newest first. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadLetterLines {

    private static final String LETTER = """
            select id, state, msisdn, link, esm_class, data_coding, octet_length(content) as octets, failures, reason, \
            first_at, last_at from dead_letter""";
    private static final KeysetList<DeadLetterLine> LIST =
            KeysetList.newestFirst(LETTER, "id", DeadLetterLines::line, DeadLetterLine::id);

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public DeadLetterLines() {
    }

    /** Reads through {@code dataSource}. */
    public DeadLetterLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A page.
     *
     * @param state the state's name, or null for all
     */
    public Slice<DeadLetterLine> list(String state, Position position, int limit) {
        return LIST.read(dataSource, new Conditions().with("state = ?", state), position, limit);
    }

    /** One message, or empty when there is none with this number. */
    public Optional<DeadLetterLine> find(long id) {
        return Rows.of(dataSource, LETTER + " where id = ?", DeadLetterLines::line, id).stream().findFirst();
    }

    private static DeadLetterLine line(ResultSet row) throws SQLException {
        return new DeadLetterLine(row.getLong("id"), row.getString("state"), row.getString("msisdn"), row.getString("link"),
                row.getInt("esm_class"), row.getInt("data_coding"), row.getInt("octets"), row.getInt("failures"),
                row.getString("reason"), Rows.instant(row, "first_at"), Rows.instant(row, "last_at"));
    }
}

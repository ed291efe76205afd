package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.application.read.Rows;
import org.bipota.ejb.application.read.TacRows;
import org.bipota.ejb.application.read.TacView;

/** Lists handset models by TAC: what they claim, what they proved, and how they failed lately. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HandsetLines {

    /** Newest checks of a model that failures are counted among. */
    public static final int NEWEST = 2_000;

    private static final int REASONS = 20;

    private static final KeysetList<TacView> LIST =
            KeysetList.byName(TacRows.SELECT, TacRows.GROUPING, "tac", TacRows::view, TacView::tac);
    private static final String FAILURES = """
            select state, reason, count(*) as number, max(decided_at) as latest from \
            (select state, reason, decided_at from capability_check where tac = ? order by id desc limit ?) newest \
            where state in ('NOT_CAPABLE', 'REFUSED', 'UNDELIVERED') group by state, reason order by latest desc limit ?""";

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public HandsetLines() {
    }

    /** Reads through {@code dataSource}. */
    public HandsetLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A page, in the order of their TACs. */
    public Slice<TacView> list(Position position, int limit) {
        return LIST.read(dataSource, new Conditions().when(true, "tac is not null"), position, limit);
    }

    /** One model, or empty when no subscriber has it. */
    public Optional<TacView> find(String tac) {
        return LIST.read(dataSource, new Conditions().with("tac = ?", tac), Position.START, 1).items().stream().findFirst();
    }

    /** How the newest {@value #NEWEST} checks of the model failed, the newest kind of failure first. */
    public List<HandsetFailure> failures(String tac) {
        return Rows.of(dataSource, FAILURES, row -> new HandsetFailure(row.getString("state"), row.getString("reason"),
                row.getLong("number"), Rows.instant(row, "latest")), tac, NEWEST, REASONS);
    }
}

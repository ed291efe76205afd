package org.bipota.ejb.application.read;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The query that counts subscribers by handset model, for the API's list and the console's: {@link #SELECT}, conditions on
 * {@code tac}, {@link #GROUPING}. They are counted first and added up then, which is less for each of millions of rows; an index
 * has all that is counted, in the order of {@code tac}.
 */
public final class TacRows {

    /** Up to the conditions. */
    public static final String SELECT = """
            select g.tac, sum(g.number) as subscribers, \
            sum(case when g.state = 'CAPABLE' then g.number else 0 end) as capable, \
            sum(case when g.claims_open_channel then g.number else 0 end) as claimed, \
            sum(case when g.state in ('CAPABLE', 'NOT_CAPABLE', 'REFUSED') then g.number else 0 end) as decided \
            from (select tac, state, claims_open_channel, count(*) as number from terminal_capability""";

    /** Behind the conditions; an order by {@code tac} may follow. */
    public static final String GROUPING = " group by tac, state, claims_open_channel) g group by g.tac";

    private TacRows() {
    }

    /** A row as a model. */
    public static TacView view(ResultSet row) throws SQLException {
        return TacView.of(row.getString("tac"), row.getLong("subscribers"), row.getLong("capable"), row.getLong("claimed"),
                row.getLong("decided"));
    }
}

package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.bipota.ejb.application.CsvText;
import org.bipota.ejb.application.privacy.Disclosure;

/** Writes a row per target as CSV (RFC 4180), page by page, so that a report of any length takes no memory. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignReport {

    /** The columns. */
    static final String HEADER = "msisdn,route,state,reason,routeReason,attempts,octets,preparedAt,releasedAt,begunAt,endedAt";

    private static final int PAGE = 1_000;
    private static final String ROWS = """
            select t.ordinal, t.msisdn, d.route, coalesce(d.state, 'PENDING') as state, d.reason, d.route_reason, d.attempts, \
            d.octets_sent, d.requested_at, d.due_at, d.begun_at, d.decided_at from campaign_target t \
            left join download d on d.campaign_id = t.campaign_id and d.msisdn = t.msisdn \
            where t.campaign_id = ? and t.ordinal > ? order by t.ordinal limit ?""";

    private record Row(long ordinal, String line) {
    }

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public CampaignReport() {
    }

    CampaignReport(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Writes the header and the rows of the campaign's targets in their order; the caller closes {@code out}.
     *
     * @param disclosure what of the targets' numbers is written
     */
    public void write(long campaign, Disclosure disclosure, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(HEADER + "\r\n");
        long after = 0;
        List<Row> page;
        do {
            page = Rows.of(dataSource, ROWS, row -> row(row, disclosure), campaign, after, PAGE);
            for (Row row : page) {
                writer.write(row.line());
                after = row.ordinal();
            }
            writer.flush();
        } while (page.size() == PAGE);
    }

    private static Row row(ResultSet row, Disclosure disclosure) throws SQLException {
        String line = CsvText.line(disclosure.of(row.getString("msisdn")), row.getString("route"), row.getString("state"),
                row.getString("reason"), row.getString("route_reason"), row.getString("attempts"), row.getString("octets_sent"),
                Rows.instant(row, "requested_at"), Rows.instant(row, "due_at"), Rows.instant(row, "begun_at"),
                Rows.instant(row, "decided_at"));
        return new Row(row.getLong("ordinal"), line);
    }
}

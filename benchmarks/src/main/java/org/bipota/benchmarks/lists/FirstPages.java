package org.bipota.benchmarks.lists;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.read.AuditQueries;
import org.bipota.ejb.application.read.CampaignExecutions;
import org.bipota.ejb.application.read.CampaignQueries;
import org.bipota.ejb.application.read.CapabilityFilter;
import org.bipota.ejb.application.read.CapabilityQueries;
import org.bipota.ejb.application.read.CheckQueries;
import org.bipota.ejb.application.read.ContentQueries;
import org.bipota.ejb.application.read.DownloadQueries;

/**
 * Reads pages by the product's services, which add histories and counts and make views of the rows, and by the bare query for
 * the rows of the page alone.
 */
public final class FirstPages implements AutoCloseable {

    private static final int LIMIT = 100;

    /**
     * One page.
     *
     * @param name what it is
     * @param product reads it as the product does; answers its rows
     * @param bare the query for its rows
     * @param parameters the query's
     * @param call the API's, which answers the same
     */
    public record FirstPage(String name, IntSupplier product, String bare, List<Object> parameters, String call) {
    }

    /**
     * What a page took; medians, in microseconds.
     *
     * @param page the page
     * @param rows its rows
     * @param productMicros by the product
     * @param bareMicros by the bare query
     */
    public record Measured(FirstPage page, int rows, double productMicros, double bareMicros) {

        /** How many times the bare query the product takes. */
        public double ratio() {
            return productMicros / bareMicros;
        }
    }

    private final OneConnection one;
    private final List<FirstPage> pages = new ArrayList<>();

    /** Reads through {@code connection}, which is closed with this; {@code rows} are those of each large table. */
    public FirstPages(Connection connection, long rows) {
        one = new OneConnection(connection);
        DataSource source = one.dataSource();
        String msisdn = Long.toString(4917000000000L + rows / 2);
        CapabilityQueries capabilities = new CapabilityQueries(source);
        CheckQueries checks = new CheckQueries(source);
        DownloadQueries downloads = new DownloadQueries(source);
        AuditQueries audit = new AuditQueries(source);
        CampaignQueries campaigns = new CampaignQueries(source, Clock.systemUTC(), new CampaignExecutions(),
                Configuration.read(name -> null, Path.of("target")));
        ContentQueries contents = new ContentQueries(source);

        String row = "select * from card c join terminal_capability t on t.card_id = c.id";
        add("subscriber: the row", "/capabilities/" + msisdn, () -> capabilities.find(msisdn).map(view -> 1).orElse(0), row + " where c.msisdn = ?", msisdn);
        add("subscriber: checks", "/checks?msisdn=" + msisdn, () -> checks.list(msisdn, null, null, LIMIT).items().size(),
                "select * from capability_check where msisdn = ? order by id desc limit 101", msisdn);
        add("subscriber: downloads", "/downloads?msisdn=" + msisdn, () -> downloads.list(msisdn, null, null, null, LIMIT).items().size(),
                "select * from download where msisdn = ? order by id desc limit 101", msisdn);
        add("subscriber: audit", "/audit?msisdn=" + msisdn, () -> audit.list(null, msisdn, null, null, LIMIT).items().size(),
                "select * from audit_record where msisdn = ? order by id desc limit 101", msisdn);

        capability(capabilities, "capabilities", "", null, null, null, row + " order by t.card_id limit 101");
        capability(capabilities, "capabilities, capable", "?capable=true", true, null, null, row + " where t.state = ? order by t.card_id limit 101", "CAPABLE");
        capability(capabilities, "capabilities, not capable", "?capable=false", false, null, null,
                row + " where t.state = ? order by t.card_id limit 101", "NOT_CAPABLE");
        capability(capabilities, "capabilities, REFUSED", "?state=REFUSED", null, null, "REFUSED",
                row + " where t.state = ? order by t.card_id limit 101", "REFUSED");
        capability(capabilities, "capabilities, UNKNOWN: none", "?state=UNKNOWN", null, null, "UNKNOWN",
                row + " where t.state = ? order by t.card_id limit 101", "UNKNOWN");
        capability(capabilities, "capabilities, a model", "?tac=35000007", null, "35000007", null,
                row + " where t.tac = ? and t.state = ? order by t.card_id limit 101", "35000007", "NOT_CAPABLE");
        capability(capabilities, "capabilities, a model, not capable", "?tac=35000007&capable=false", false, "35000007", null,
                row + " where t.tac = ? and t.state = ? order by t.card_id limit 101", "35000007", "NOT_CAPABLE");
        add("handset models", "/capabilities/by-tac", () -> capabilities.byTac(null, LIMIT).items().size(),
                "select tac, state, count(*) from terminal_capability where tac < '35000101' group by tac, state");

        String check = "select * from capability_check";
        add("checks", "/checks", () -> checks.list(null, null, null, LIMIT).items().size(), check + " order by id desc limit 101");
        add("checks, REFUSED", "/checks?state=REFUSED", () -> checks.list(null, "REFUSED", null, LIMIT).items().size(),
                check + " where state = ? order by id desc limit 101", "REFUSED");
        add("checks, PUSHED: none", "/checks?state=PUSHED", () -> checks.list(null, "PUSHED", null, LIMIT).items().size(),
                check + " where state = ? order by id desc limit 101", "PUSHED");

        String download = "select * from download";
        add("downloads", "/downloads", () -> downloads.list(null, null, null, null, LIMIT).items().size(), download + " order by id desc limit 101");
        add("downloads, FAILED", "/downloads?state=FAILED", () -> downloads.list(null, null, "FAILED", null, LIMIT).items().size(),
                download + " where state = ? order by id desc limit 101", "FAILED");
        add("downloads of the large campaign", "/downloads?campaign=1001", () -> downloads.list(null, 1001L, null, null, LIMIT).items().size(),
                download + " where campaign_id = ? and state = ? order by id desc limit 101", 1001L, "DONE");
        add("downloads of a small campaign", "/downloads?campaign=7", () -> downloads.list(null, 7L, null, null, LIMIT).items().size(),
                download + " where campaign_id = ? and state = ? order by id desc limit 101", 7L, "DONE");
        add("downloads of a campaign, FAILED", "/downloads?campaign=1001&state=FAILED", () -> downloads.list(null, 1001L, "FAILED", null, LIMIT).items().size(),
                download + " where campaign_id = ? and state = ? order by id desc limit 101", 1001L, "FAILED");

        add("campaigns", "/campaigns", () -> campaigns.list(null, null, null, LIMIT).items().size(), "select * from campaign order by id desc limit 101");
        add("campaigns, RUNNING", "/campaigns?state=RUNNING", () -> campaigns.list(null, "RUNNING", null, LIMIT).items().size(),
                "select * from campaign where state = ? order by id desc limit 101", "RUNNING");
        add("contents", "/contents", () -> contents.list(null, LIMIT).items().size(), "select * from content where is_current order by name limit 101");

        String record = "select * from audit_record";
        add("audit", "/audit", () -> audit.list(null, null, null, null, LIMIT).items().size(), record + " order by id desc limit 101");
        add("audit, a kind", "/audit?kind=CHECK_ORDERED", () -> audit.list("CHECK_ORDERED", null, null, null, LIMIT).items().size(),
                record + " where kind = ? order by id desc limit 101", "CHECK_ORDERED");
        add("audit, an operator", "/audit?actor=operator", () -> audit.list(null, null, "operator", null, LIMIT).items().size(),
                record + " where actor = ? order by id desc limit 101", "operator");
        add("audit, an operator and a kind: none", "/audit?actor=operator&kind=REPLAYED", () -> audit.list("REPLAYED", null, "operator", null, LIMIT).items().size(),
                record + " where actor = ? and kind = ? order by id desc limit 101", "operator", "REPLAYED");
    }

    private void capability(CapabilityQueries queries, String name, String query, Boolean capable, String tac, String state, String bare,
            Object... parameters) {
        CapabilityFilter filter = new CapabilityFilter(capable, tac, state);
        add(name, "/capabilities" + query, () -> queries.list(filter, null, LIMIT).items().size(), bare, parameters);
    }

    private void add(String name, String call, IntSupplier product, String bare, Object... parameters) {
        pages.add(new FirstPage(name, product, bare, List.of(parameters), call));
    }

    /** All pages. */
    public List<FirstPage> pages() {
        return List.copyOf(pages);
    }

    /** Reads a page {@code rounds} times in each way, in turns, after half as many that do not count. */
    public Measured measure(FirstPage page, int rounds) throws SQLException {
        double[] product = new double[rounds];
        double[] bare = new double[rounds];
        int rows = 0;
        for (int round = -(rounds / 2); round < rounds; round++) {
            long start = System.nanoTime();
            rows = page.product().getAsInt();
            long between = System.nanoTime();
            readBare(page);
            long end = System.nanoTime();
            if (round >= 0) {
                product[round] = (between - start) / 1e3;
                bare[round] = (end - between) / 1e3;
            }
        }
        return new Measured(page, rows, median(product), median(bare));
    }

    /** The rows of the bare query, each column read. */
    int readBare(FirstPage page) throws SQLException {
        try (PreparedStatement statement = one.connection().prepareStatement(page.bare())) {
            for (int i = 0; i < page.parameters().size(); i++) {
                statement.setObject(i + 1, page.parameters().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                int read = 0;
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getObject(column);
                    }
                    read++;
                }
                return read;
            }
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() throws SQLException {
        one.close();
    }
}

package org.bipota.benchmarks.lists;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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

/** What the API answers first: a subscriber, and the first page of each list with each of its filters. */
final class ApiPages {

    private static final int LIMIT = 100;

    private final List<FirstPage> pages = new ArrayList<>();

    /** Read through {@code source}, on tables of {@code rows} rows. */
    ApiPages(DataSource source, long rows) {
        String msisdn = Long.toString(4917000000000L + rows / 2);
        CapabilityQueries capabilities = new CapabilityQueries(source);
        CheckQueries checks = new CheckQueries(source);
        DownloadQueries downloads = new DownloadQueries(source);
        AuditQueries audit = new AuditQueries(source);
        CampaignQueries campaigns = new CampaignQueries(source, Clock.systemUTC(), new CampaignExecutions(),
                Configuration.read(name -> null, Path.of("target")));
        ContentQueries contents = new ContentQueries(source);

        String row = "select * from card c join terminal_capability t on t.card_id = c.id";
        add("subscriber: the row", "/api/v1/capabilities/" + msisdn, () -> capabilities.find(msisdn).map(view -> 1).orElse(0), row + " where c.msisdn = ?", msisdn);
        add("subscriber: checks", "/api/v1/checks?msisdn=" + msisdn, () -> checks.list(msisdn, null, null, LIMIT).items().size(),
                "select * from capability_check where msisdn = ? order by id desc limit 101", msisdn);
        add("subscriber: downloads", "/api/v1/downloads?msisdn=" + msisdn, () -> downloads.list(msisdn, null, null, null, LIMIT).items().size(),
                "select * from download where msisdn = ? order by id desc limit 101", msisdn);
        add("subscriber: audit", "/api/v1/audit?msisdn=" + msisdn, () -> audit.list(null, msisdn, null, null, LIMIT).items().size(),
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
        add("handset models", "/api/v1/capabilities/by-tac", () -> capabilities.byTac(null, LIMIT).items().size(),
                "select tac, state, count(*) from terminal_capability where tac < '35000101' group by tac, state");

        String check = "select * from capability_check";
        add("checks", "/api/v1/checks", () -> checks.list(null, null, null, LIMIT).items().size(), check + " order by id desc limit 101");
        add("checks, REFUSED", "/api/v1/checks?state=REFUSED", () -> checks.list(null, "REFUSED", null, LIMIT).items().size(),
                check + " where state = ? order by id desc limit 101", "REFUSED");
        add("checks, PUSHED: none", "/api/v1/checks?state=PUSHED", () -> checks.list(null, "PUSHED", null, LIMIT).items().size(),
                check + " where state = ? order by id desc limit 101", "PUSHED");

        String download = "select * from download";
        add("downloads", "/api/v1/downloads", () -> downloads.list(null, null, null, null, LIMIT).items().size(), download + " order by id desc limit 101");
        add("downloads, FAILED", "/api/v1/downloads?state=FAILED", () -> downloads.list(null, null, "FAILED", null, LIMIT).items().size(),
                download + " where state = ? order by id desc limit 101", "FAILED");
        add("downloads of the large campaign", "/api/v1/downloads?campaign=1001", () -> downloads.list(null, 1001L, null, null, LIMIT).items().size(),
                download + " where campaign_id = ? and state = ? order by id desc limit 101", 1001L, "DONE");
        add("downloads of a small campaign", "/api/v1/downloads?campaign=7", () -> downloads.list(null, 7L, null, null, LIMIT).items().size(),
                download + " where campaign_id = ? and state = ? order by id desc limit 101", 7L, "DONE");
        add("downloads of a campaign, FAILED", "/api/v1/downloads?campaign=1001&state=FAILED", () -> downloads.list(null, 1001L, "FAILED", null, LIMIT).items().size(),
                download + " where campaign_id = ? and state = ? order by id desc limit 101", 1001L, "FAILED");

        add("campaigns", "/api/v1/campaigns", () -> campaigns.list(null, null, null, LIMIT).items().size(), "select * from campaign order by id desc limit 101");
        add("campaigns, PAUSED", "/api/v1/campaigns?state=PAUSED", () -> campaigns.list(null, "PAUSED", null, LIMIT).items().size(),
                "select * from campaign where state = ? order by id desc limit 101", "PAUSED");
        add("contents", "/api/v1/contents", () -> contents.list(null, LIMIT).items().size(), "select * from content where is_current order by name limit 101");

        String record = "select * from audit_record";
        add("audit", "/api/v1/audit", () -> audit.list(null, null, null, null, LIMIT).items().size(), record + " order by id desc limit 101");
        add("audit, a kind", "/api/v1/audit?kind=CHECK_ORDERED", () -> audit.list("CHECK_ORDERED", null, null, null, LIMIT).items().size(),
                record + " where kind = ? order by id desc limit 101", "CHECK_ORDERED");
        add("audit, an operator", "/api/v1/audit?actor=operator", () -> audit.list(null, null, "operator", null, LIMIT).items().size(),
                record + " where actor = ? order by id desc limit 101", "operator");
        add("audit, an operator and a kind: none", "/api/v1/audit?actor=operator&kind=REPLAYED", () -> audit.list("REPLAYED", null, "operator", null, LIMIT).items().size(),
                record + " where actor = ? and kind = ? order by id desc limit 101", "operator", "REPLAYED");
    }

    private void capability(CapabilityQueries queries, String name, String query, Boolean capable, String tac, String state, String bare,
            Object... parameters) {
        CapabilityFilter filter = new CapabilityFilter(capable, tac, state);
        add(name, "/api/v1/capabilities" + query, () -> queries.list(filter, null, LIMIT).items().size(), bare, parameters);
    }

    private void add(String name, String call, IntSupplier product, String bare, Object... parameters) {
        pages.add(FirstPage.of(name, call, product, bare, parameters));
    }

    List<FirstPage> all() {
        return List.copyOf(pages);
    }
}

package org.bipota.benchmarks.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.bipota.ejb.application.console.AuditLines;
import org.bipota.ejb.application.console.CampaignLines;
import org.bipota.ejb.application.console.CheckLines;
import org.bipota.ejb.application.console.ContentLines;
import org.bipota.ejb.application.console.DeadLetterLines;
import org.bipota.ejb.application.console.DownloadLines;
import org.bipota.ejb.application.console.HandsetLines;
import org.bipota.ejb.application.console.HandsetModels;
import org.bipota.ejb.application.console.PolicyLines;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;
import org.bipota.ejb.application.console.SubscriberFacts;
import org.bipota.ejb.application.console.SubscriberSearch;
import org.bipota.ejb.application.console.TimelineQueries;
import org.bipota.ejb.application.read.CapabilityQueries;
import org.bipota.ejb.application.read.TacView;

/** What the console shows first: a subscriber found by each number, its page, and the first page of each list with its filters. */
final class ConsolePages {

    private static final int ROWS = 50;
    private static final String NEWEST = " order by id desc limit 51";

    private final List<FirstPage> pages = new ArrayList<>();

    /** Read through {@code source}, on tables of {@code rows} rows. */
    ConsolePages(DataSource source, long rows) {
        long card = rows / 2;
        String msisdn = Long.toString(4917000000000L + card);
        subscriber(source, card, msisdn);
        handsets(source);
        processes(source, card, msisdn);
        campaigns(source);

        AuditLines audit = new AuditLines(source);
        String record = "select * from audit_record";
        list("audit", "", () -> audit.list(null, null, null, Position.START, ROWS), record + NEWEST);
        list("audit", "?actor=operator", () -> audit.list(null, "operator", null, Position.START, ROWS),
                record + " where actor = ?" + NEWEST, "operator");
        list("audit", "?actor=operator&kind=REPLAYED", () -> audit.list("REPLAYED", "operator", null, Position.START, ROWS),
                record + " where actor = ? and kind = ?" + NEWEST, "operator", "REPLAYED");
        DeadLetterLines dead = new DeadLetterLines(source);
        list("dead-letters", "", () -> dead.list("DEAD", Position.START, ROWS), "select * from dead_letter where state = ?" + NEWEST, "DEAD");
    }

    private void subscriber(DataSource source, long card, String msisdn) {
        SubscriberSearch search = new SubscriberSearch(source);
        CapabilityQueries capabilities = new CapabilityQueries(source);
        TimelineQueries timelines = new TimelineQueries(source);
        SubscriberFacts facts = search.byCard(card).orElseThrow();
        String row = "select * from card c join terminal_capability t on t.card_id = c.id";
        add("console: search, MSISDN", null, () -> search.find(msisdn).size(), row + " where c.msisdn = ?", msisdn);
        add("console: search, ICCID", null, () -> search.find(facts.iccid()).size(), row + " where c.iccid = ?", facts.iccid());
        add("console: search, IMEI", null, () -> search.find(facts.imei()).size(), row + " where t.imei = ?", facts.imei());
        pages.add(FirstPage.of("console: subscriber", "/subscriber.xhtml?card=" + card, () -> {
            SubscriberFacts found = search.byCard(card).orElseThrow();
            capabilities.find(found.msisdn()).orElseThrow();
            // The handset and the verdict are of the check's row, route and outcome of the download's; and there is the card's own.
            return timelines.timeline(found, null).entries().size() - 2 + 1;
        }, row + " where c.id = ?", card)
                .and("select * from capability_check where card_id = ? order by id desc limit 13", card)
                .and("select * from check_event where check_id = ? order by id desc limit 400", card)
                .and("select * from download where msisdn = ? order by id desc limit 13", msisdn)
                .and("select * from download_event where download_id = ? order by id desc limit 400", card)
                .and("select * from audit_record where msisdn = ? order by id desc limit 400", msisdn));
    }

    private void handsets(DataSource source) {
        HandsetLines handsets = new HandsetLines(source);
        HandsetModels models = new HandsetModels(source);
        String counted = "select tac, state, count(*) from terminal_capability where tac ";
        add("console: handsets", "/handsets.xhtml", () -> {
            List<TacView> found = handsets.list(Position.START, ROWS).items();
            models.find(found.stream().map(TacView::tac).collect(Collectors.toSet()));
            return found.size();
        }, counted + "< '35000051' group by tac, state");
        pages.add(FirstPage.of("console: a handset model", "/handset.xhtml?tac=35000008", () -> handsets.find("35000008").map(found -> 1).orElse(0)
                + handsets.failures("35000008").size(), counted + "= ? group by tac, state", "35000008")
                .and("select state, reason, decided_at from capability_check where tac = ? order by id desc limit 2000", "35000008"));
    }

    private void processes(DataSource source, long card, String msisdn) {
        CheckLines checks = new CheckLines(source);
        String check = "select * from capability_check";
        list("checks", "", () -> checks.list(null, null, Position.START, ROWS), check + NEWEST);
        list("checks", "?state=REFUSED", () -> checks.list(null, "REFUSED", Position.START, ROWS), check + " where state = ?" + NEWEST, "REFUSED");
        list("checks", "?card=" + card, () -> checks.list(card, null, Position.START, ROWS), check + " where card_id = ?" + NEWEST, card);
        DownloadLines downloads = new DownloadLines(source);
        String download = "select * from download";
        String ofCampaign = " where campaign_id = ? and state = ?";
        list("downloads", "", () -> downloads.list(null, null, null, Position.START, ROWS), download + NEWEST);
        list("downloads", "?state=FAILED", () -> downloads.list(null, null, "FAILED", Position.START, ROWS),
                download + " where state = ?" + NEWEST, "FAILED");
        list("downloads", "?campaign=1001", () -> downloads.list(null, 1001L, null, Position.START, ROWS), download + ofCampaign + NEWEST,
                1001L, "DONE");
        list("downloads", "?campaign=1001&state=FAILED", () -> downloads.list(null, 1001L, "FAILED", Position.START, ROWS),
                download + ofCampaign + NEWEST, 1001L, "FAILED");
        list("downloads", "?card=" + card, () -> downloads.list(msisdn, null, null, Position.START, ROWS),
                download + " where msisdn = ?" + NEWEST, msisdn);
    }

    private void campaigns(DataSource source) {
        CampaignLines campaigns = new CampaignLines(source);
        list("campaigns", "", () -> campaigns.list(null, null, Position.START, ROWS), "select * from campaign" + NEWEST);
        list("campaigns", "?state=PAUSED", () -> campaigns.list(null, "PAUSED", Position.START, ROWS),
                "select * from campaign where state = ?" + NEWEST, "PAUSED");
        PolicyLines policies = new PolicyLines(source);
        list("policies", "", () -> policies.list(Position.START, ROWS),
                "select * from campaign g join routing_policy p on p.id = g.policy_id order by g.id desc limit 51");
        ContentLines contents = new ContentLines(source);
        list("contents", "", () -> contents.list(Position.START, ROWS), "select * from content where is_current order by name limit 51");
    }

    private interface Reads {
        Slice<?> read();
    }

    private void list(String page, String query, Reads reads, String bare, Object... parameters) {
        String name = query.isEmpty() ? page : page + ' ' + query.substring(1);
        add("console: " + name, '/' + page + ".xhtml" + query, () -> reads.read().items().size(), bare, parameters);
    }

    private void add(String name, String call, IntSupplier product, String bare, Object... parameters) {
        pages.add(FirstPage.of(name, call, product, bare, parameters));
    }

    List<FirstPage> all() {
        return List.copyOf(pages);
    }
}

package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.bipota.ejb.application.campaign.LinkCapacity;
import org.bipota.ejb.application.read.CampaignView.RouteCounts;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.DailyWindow;
import org.bipota.ejb.domain.FinishEstimate;
import org.bipota.ejb.domain.Route;
import org.bipota.ejb.domain.Routing;
import org.bipota.ejb.domain.RoutingPolicy;
import org.bipota.ejb.domain.TargetQuery;
import org.bipota.ejb.persistence.TargetRows;

/** Tells what a campaign would do: its targets are counted by the state of their rows, and each state is routed once. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignPreviews {

    /** Short messages of one push to the applet. */
    static final int PUSH_SEGMENTS = 1;

    private static final String RULE = """
            select c.octets, c.sms_segments, p.sms_threshold, p.push_attempts, p.fallback_to_sms, p.window_from, p.window_to, \
            p.zone, g.rate, g.by_query, g.query_capable, g.query_tac, g.query_state from campaign g \
            join content c on c.id = g.content_id join routing_policy p on p.id = g.policy_id where g.id = ?""";
    private static final String OF_LIST = """
            select case when c.id is null then null else coalesce(k.state, 'UNKNOWN') end as state, count(*) as targets \
            from campaign_target t left join card c on c.msisdn = t.msisdn \
            left join terminal_capability k on k.card_id = c.id where t.campaign_id = ? \
            group by case when c.id is null then null else coalesce(k.state, 'UNKNOWN') end""";
    private static final String OF_QUERY = """
            select coalesce(k.state, 'UNKNOWN') as state, count(*) as targets \
            from card c left join terminal_capability k on k.card_id = c.id where c.id > 0""";

    private record Rule(int octets, int smsSegments, RoutingPolicy policy, int rate, TargetQuery query) {
    }

    private record Group(CapabilityState state, long targets) {
    }

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    @Inject
    private LinkCapacity links;

    @Inject
    private Clock clock;

    /** For the container, which injects. */
    public CampaignPreviews() {
    }

    CampaignPreviews(DataSource dataSource, LinkCapacity links, Clock clock) {
        this.dataSource = dataSource;
        this.links = links;
        this.clock = clock;
    }

    /** The preview of a campaign, or empty when there is none with this id. */
    public Optional<CampaignPreview> preview(long id) {
        return Rows.of(dataSource, RULE, CampaignPreviews::rule, id).stream().findFirst().map(rule -> preview(id, rule));
    }

    private CampaignPreview preview(long id, Rule rule) {
        Map<Route, Long> routes = new EnumMap<>(Route.class);
        long noCard = 0;
        for (Group group : groups(id, rule.query())) {
            if (group.state() == null) {
                noCard = group.targets();
            } else {
                routes.merge(Routing.decide(group.state(), rule.octets(), rule.policy()).route(), group.targets(), Long::sum);
            }
        }
        RouteCounts counts = new RouteCounts(routes.getOrDefault(Route.BIP, 0L), routes.getOrDefault(Route.SMS, 0L),
                routes.getOrDefault(Route.NOTIFY, 0L));
        long segments = counts.bip() * PUSH_SEGMENTS + counts.sms() * rule.smsSegments() + counts.notice();
        Instant finish = FinishEstimate.planned(clock.instant(), counts.bip() + counts.sms() + counts.notice(), rule.rate(),
                segments, links.messagesPerSecond(), rule.policy().window());
        return new CampaignPreview(counts, noCard, segments, finish);
    }

    private List<Group> groups(long id, TargetQuery query) {
        if (query == null) {
            return Rows.of(dataSource, OF_LIST, CampaignPreviews::group, id);
        }
        List<Object> parameters = new ArrayList<>();
        if (query.tac() != null) {
            parameters.add(query.tac());
        }
        if (query.state() != null) {
            parameters.add(query.state().name());
        }
        return Rows.of(dataSource, OF_QUERY + TargetRows.conditions(query) + " group by coalesce(k.state, 'UNKNOWN')",
                CampaignPreviews::group, parameters.toArray());
    }

    private static Group group(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new Group(state == null ? null : CapabilityState.valueOf(state), row.getLong("targets"));
    }

    private static Rule rule(ResultSet row) throws SQLException {
        String zone = row.getString("zone");
        DailyWindow window = zone == null ? null : new DailyWindow(LocalTime.parse(row.getString("window_from")),
                LocalTime.parse(row.getString("window_to")), ZoneId.of(zone));
        String state = row.getString("query_state");
        return new Rule(row.getInt("octets"), row.getInt("sms_segments"),
                new RoutingPolicy(row.getInt("sms_threshold"), row.getInt("push_attempts"), row.getBoolean("fallback_to_sms"), window),
                row.getInt("rate"), !row.getBoolean("by_query") ? null : new TargetQuery(Rows.truth(row, "query_capable"),
                        row.getString("query_tac"), state == null ? null : CapabilityState.valueOf(state)));
    }
}

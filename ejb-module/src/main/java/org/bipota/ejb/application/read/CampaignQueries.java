package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.read.CampaignView.ApprovalView;
import org.bipota.ejb.application.read.CampaignView.OutcomeCounts;
import org.bipota.ejb.application.read.CampaignView.PolicyView;
import org.bipota.ejb.application.read.CampaignView.WindowView;
import org.bipota.ejb.domain.CampaignState;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.FinishEstimate;
import org.bipota.ejb.domain.TargetQuery;

/** Reads campaigns and how far they are. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignQueries {

    /** From how many of the last minutes the rate is measured. */
    private static final Duration MEASURED = Duration.ofMinutes(5);

    private static final String CAMPAIGN = """
            select g.id, g.name, c.name as content, c.version, g.state, g.reason, g.targets, g.by_query, g.query_capable, \
            g.query_tac, g.query_state, g.rate, g.pilot_percent, g.stop_at_failure_percent, p.sms_threshold, p.push_attempts, \
            p.fallback_to_sms, p.window_from, p.window_to, p.zone, g.created_at, g.created_by, \
            g.approved_by, g.approved_at, g.started_at, g.prepared_at, \
            g.ended_at, r.execution_id from campaign g join content c on c.id = g.content_id \
            join routing_policy p on p.id = g.policy_id join campaign_run r on r.campaign_id = g.id""";

    private record Found(CampaignView view, Long execution) {
    }

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    @Inject
    private Clock clock;

    @Inject
    private CampaignExecutions executions;

    @Inject
    private LiveCampaignCounts live;

    @Inject
    private Configuration configuration;

    /** For the container, which injects. */
    public CampaignQueries() {
    }

    /** Reads through {@code dataSource}. */
    public CampaignQueries(DataSource dataSource, Clock clock, CampaignExecutions executions, Configuration configuration) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.executions = executions;
        this.configuration = configuration;
        this.live = new LiveCampaignCounts();
    }

    /** One campaign, or empty when there is none with this id. */
    public Optional<CampaignView> find(long id) {
        List<Found> found = Rows.of(dataSource, CAMPAIGN + " where g.id = ?", this::found, id);
        return found.isEmpty() ? Optional.empty()
                : Optional.of(counted(List.of(found.get(0).view())).get(0).with(executions.of(found.get(0).execution())));
    }

    /**
     * A page of the campaigns, the newest first, without executions.
     *
     * @param name the name, or null for all
     * @param state the state's name, or null for all
     * @param after the last id of the page before, or null
     * @param limit at least 1
     */
    public Page<CampaignView> list(String name, String state, Long after, int limit) {
        Conditions conditions = new Conditions()
                .with("g.name = ?", name)
                .with("g.state = ?", state)
                .with("g.id < ?", after);
        List<CampaignView> found = Rows.of(dataSource, CAMPAIGN + conditions.where() + " order by g.id desc limit ?",
                row -> found(row).view(), conditions.parameters(limit + 1));
        Page<CampaignView> page = Page.of(found, limit, campaign -> Long.toString(campaign.id()));
        return new Page<>(counted(page.items()), page.next());
    }

    private List<CampaignView> counted(List<CampaignView> campaigns) {
        Instant now = clock.instant();
        Map<Boolean, List<Long>> byDone = campaigns.stream().collect(Collectors.partitioningBy(
                campaign -> CampaignState.DONE.name().equals(campaign.state()),
                Collectors.mapping(CampaignView::id, Collectors.toList())));
        Map<Long, CampaignCounts> stored = CampaignCounts.stored(dataSource, byDone.get(true));
        Map<Long, CampaignCounts> running = live.of(dataSource, byDone.get(false), now.minus(MEASURED));
        return campaigns.stream().map(campaign -> counted(campaign, now,
                stored.getOrDefault(campaign.id(), running.getOrDefault(campaign.id(), CampaignCounts.NONE)))).toList();
    }

    private static CampaignView counted(CampaignView view, Instant now, CampaignCounts counts) {
        OutcomeCounts outcomes = counts.outcomes(view.targets());
        Instant finish = CampaignState.RUNNING.name().equals(view.state())
                ? FinishEstimate.measured(now, view.preparedAt(), MEASURED, counts.recent(), outcomes.pending()) : null;
        double progress = view.targets() == 0 ? 0 : (double) outcomes.ended() / view.targets();
        return new CampaignView(view.id(), view.name(), view.content(), view.contentVersion(), view.state(), view.reason(),
                view.targets(), view.query(), counts.routes(), outcomes, progress, finish, view.policy(), view.window(),
                view.createdAt(), view.createdBy(), view.approval(), view.startedAt(), view.preparedAt(), view.endedAt(), List.of());
    }

    private Found found(ResultSet row) throws SQLException {
        String queryState = row.getString("query_state");
        TargetQuery query = !row.getBoolean("by_query") ? null : new TargetQuery(Rows.truth(row, "query_capable"),
                row.getString("query_tac"), queryState == null ? null : CapabilityState.valueOf(queryState));
        WindowView window = row.getString("zone") == null ? null
                : new WindowView(row.getString("window_from"), row.getString("window_to"), row.getString("zone"));
        PolicyView policy = new PolicyView(row.getInt("sms_threshold"), row.getInt("push_attempts"),
                row.getBoolean("fallback_to_sms"), row.getInt("rate"), row.getInt("pilot_percent"),
                row.getInt("stop_at_failure_percent"));
        ApprovalView approval = new ApprovalView(
                configuration.approvalRule().wants(row.getLong("targets"), query != null),
                row.getString("approved_by"), Rows.instant(row, "approved_at"));
        CampaignView view = new CampaignView(row.getLong("id"), row.getString("name"), row.getString("content"),
                row.getInt("version"), row.getString("state"), row.getString("reason"), row.getLong("targets"), query,
                CampaignCounts.NONE.routes(), CampaignCounts.NONE.outcomes(0), 0, null, policy, window,
                Rows.instant(row, "created_at"), row.getString("created_by"), approval, Rows.instant(row, "started_at"),
                Rows.instant(row, "prepared_at"), Rows.instant(row, "ended_at"), List.of());
        return new Found(view, Rows.number(row, "execution_id"));
    }
}

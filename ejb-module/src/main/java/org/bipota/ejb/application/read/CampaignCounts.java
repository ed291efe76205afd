package org.bipota.ejb.application.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.CampaignView.OutcomeCounts;
import org.bipota.ejb.application.read.CampaignView.RouteCounts;

/**
 * What the downloads of a campaign are doing.
 *
 * @param routes by route
 * @param done done
 * @param notified notified
 * @param failed failed
 * @param recent those that ended since the instant asked for; 0 in the stored counts of a campaign that is done
 */
record CampaignCounts(RouteCounts routes, long done, long notified, long failed, long recent) {

    static final CampaignCounts NONE = new CampaignCounts(new RouteCounts(0, 0, 0), 0, 0, 0, 0);

    private static final String LIVE = """
            select campaign_id, route, state, count(*) as downloads, \
            sum(case when decided_at > ? and due_at is not null then 1 else 0 end) as recent from download \
            where campaign_id in (%s) group by campaign_id, route, state""";
    private static final String STORED = """
            select campaign_id, route, state, downloads, 0 as recent from campaign_outcome where campaign_id in (%s)""";

    private record Group(long campaign, String route, String state, long downloads, long recent) {

        static Group of(ResultSet row) throws SQLException {
            return new Group(row.getLong("campaign_id"), row.getString("route"), row.getString("state"),
                    row.getLong("downloads"), row.getLong("recent"));
        }
    }

    /** The counts of these campaigns by campaign, counted now. */
    static Map<Long, CampaignCounts> live(DataSource dataSource, List<Long> campaigns, Instant recentSince) {
        return campaigns.isEmpty() ? Map.of() : sums(Rows.of(dataSource, LIVE.formatted(places(campaigns)), Group::of,
                Stream.concat(Stream.of(recentSince.atOffset(ZoneOffset.UTC)), campaigns.stream()).toArray()));
    }

    /** The counts of these campaigns by campaign, as they were when each was done. */
    static Map<Long, CampaignCounts> stored(DataSource dataSource, List<Long> campaigns) {
        return campaigns.isEmpty() ? Map.of()
                : sums(Rows.of(dataSource, STORED.formatted(places(campaigns)), Group::of, campaigns.toArray()));
    }

    /** The targets by what became of them; what is neither is pending. */
    OutcomeCounts outcomes(long targets) {
        return new OutcomeCounts(targets - done - notified - failed, done, notified, failed);
    }

    private static String places(List<Long> campaigns) {
        return String.join(",", Collections.nCopies(campaigns.size(), "?"));
    }

    private static Map<Long, CampaignCounts> sums(List<Group> groups) {
        Map<Long, CampaignCounts> counts = new HashMap<>();
        groups.forEach(group -> counts.merge(group.campaign(), NONE.plus(group), (before, more) -> before.plus(group)));
        return counts;
    }

    private CampaignCounts plus(Group group) {
        long more = group.downloads();
        String route = group.route();
        String state = group.state();
        return new CampaignCounts(
                new RouteCounts(routes.bip() + ("BIP".equals(route) ? more : 0), routes.sms() + ("SMS".equals(route) ? more : 0),
                        routes.notice() + ("NOTIFY".equals(route) ? more : 0)),
                done + ("DONE".equals(state) ? more : 0),
                notified + ("NOTIFIED".equals(state) ? more : 0),
                failed + ("FAILED".equals(state) ? more : 0),
                recent + group.recent());
    }
}

package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.application.read.Rows;
import org.bipota.ejb.domain.DownloadState;

/** Lists downloads, the newest first. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DownloadLines {

    private static final KeysetList<DownloadLine> LIST = KeysetList.newestFirst("""
            select d.id, d.card_id, d.msisdn, c.name, c.version, d.campaign_id, d.route, d.state, d.attempts, d.packets, \
            d.next_packet, d.octets_sent, d.reason, d.requested_at, d.decided_at from download d \
            join content c on c.id = d.content_id""", "d.id", DownloadLines::line, DownloadLine::id);

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public DownloadLines() {
    }

    /** Reads through {@code dataSource}. */
    public DownloadLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A page.
     *
     * @param msisdn the subscriber, or null for all
     * @param campaign the campaign's number, or null for all
     * @param state the state's name, or null for all
     */
    public Slice<DownloadLine> list(String msisdn, Long campaign, String state, Position position, int limit) {
        if (campaign == null || state != null || msisdn != null) {
            return read(msisdn, campaign, state, position, limit);
        }
        // The index of a campaign's downloads is by state: a page of each, merged.
        List<Slice<DownloadLine>> pages = Arrays.stream(DownloadState.values())
                .map(one -> read(null, campaign, one.name(), position, limit)).toList();
        return merged(pages, position, limit);
    }

    private Slice<DownloadLine> read(String msisdn, Long campaign, String state, Position position, int limit) {
        return LIST.read(dataSource, new Conditions().with("d.msisdn = ?", msisdn).with("d.campaign_id = ?", campaign)
                .with("d.state = ?", state), position, limit);
    }

    static Slice<DownloadLine> merged(List<Slice<DownloadLine>> pages, Position position, int limit) {
        boolean backwards = position.before() != null;
        List<DownloadLine> all = pages.stream().flatMap(page -> page.items().stream())
                .sorted(Comparator.comparingLong(DownloadLine::id).reversed()).toList();
        List<DownloadLine> items = all.size() <= limit ? all
                : backwards ? all.subList(all.size() - limit, all.size()) : all.subList(0, limit);
        boolean cut = all.size() > limit;
        boolean previous = backwards ? cut || any(pages.stream().map(Slice::previous)) : position.after() != null;
        boolean next = backwards || cut || any(pages.stream().map(Slice::next));
        return items.isEmpty() ? new Slice<>(items, null, null)
                : new Slice<>(items, previous ? Long.toString(items.get(0).id()) : null,
                        next ? Long.toString(items.get(items.size() - 1).id()) : null);
    }

    private static boolean any(Stream<String> keys) {
        return keys.anyMatch(key -> key != null);
    }

    private static DownloadLine line(ResultSet row) throws SQLException {
        return new DownloadLine(row.getLong("id"), Rows.number(row, "card_id"), row.getString("msisdn"), row.getString("name"),
                row.getInt("version"), Rows.number(row, "campaign_id"), row.getString("route"), row.getString("state"),
                row.getInt("attempts"), row.getInt("packets"), row.getInt("next_packet"), row.getLong("octets_sent"),
                row.getString("reason"), Rows.instant(row, "requested_at"), Rows.instant(row, "decided_at"));
    }
}

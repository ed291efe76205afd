package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.bipota.ejb.domain.DownloadState;

/** Reads downloads and their histories. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DownloadQueries {

    private static final String DOWNLOAD = """
            select d.id, d.msisdn, c.name, c.version, d.campaign_id, d.route, d.route_reason, d.state, d.reason, d.attempts, \
            d.packets, d.next_packet, d.octets_sent, d.requested_at, d.due_at, d.begun_at, d.decided_at \
            from download d join content c on c.id = d.content_id""";

    private static final List<String> STATES = Arrays.stream(DownloadState.values()).map(Enum::name).toList();

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public DownloadQueries() {
    }

    /** Reads through {@code dataSource}. */
    public DownloadQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Event(long downloadId, DownloadEventView view) {
    }

    /** One download, or empty when there is none with this id. */
    public Optional<DownloadView> find(long id) {
        return withHistories(Rows.of(dataSource, DOWNLOAD + " where d.id = ?", DownloadQueries::view, id)).stream().findFirst();
    }

    /**
     * A page of the downloads, the newest first.
     *
     * @param msisdn the subscriber, or null for all
     * @param campaign the campaign's number, or null for all
     * @param state the state's name, or null for all
     * @param after the last id of the page before, or null
     * @param limit at least 1
     */
    public Page<DownloadView> list(String msisdn, Long campaign, String state, Long after, int limit) {
        Conditions conditions = new Conditions()
                .with("d.msisdn = ?", msisdn)
                .with("d.campaign_id = ?", campaign)
                .with("d.state = ?", state)
                .with("d.id < ?", after);
        List<DownloadView> found = campaign != null && state == null && msisdn == null ? ofCampaign(conditions, limit + 1)
                : Rows.of(dataSource, DOWNLOAD + conditions.where() + " order by d.id desc limit ?",
                        DownloadQueries::view, conditions.parameters(limit + 1));
        Page<DownloadView> page = Page.of(found, limit, download -> Long.toString(download.id()));
        return new Page<>(withHistories(page.items()), page.next());
    }

    private List<DownloadView> ofCampaign(Conditions conditions, int limit) {
        KeysByState keys = new KeysByState("download d", "d.id", "d.id desc", STATES, conditions, limit);
        return Rows.of(dataSource, DOWNLOAD + " join " + keys.sql() + " k on k.row_key = d.id order by d.id desc limit ?",
                DownloadQueries::view, keys.parameters(limit));
    }

    private List<DownloadView> withHistories(List<DownloadView> downloads) {
        if (downloads.isEmpty()) {
            return downloads;
        }
        String ids = String.join(",", Collections.nCopies(downloads.size(), "?"));
        Map<Long, List<DownloadEventView>> histories = Rows.of(dataSource,
                "select download_id, happened_at, event, detail from download_event where download_id in (" + ids
                        + ") order by happened_at, id",
                DownloadQueries::event, downloads.stream().map(DownloadView::id).toArray()).stream()
                .collect(Collectors.groupingBy(Event::downloadId, HashMap::new,
                        Collectors.mapping(Event::view, Collectors.toList())));
        return downloads.stream().map(download -> download.with(histories.getOrDefault(download.id(), List.of()))).toList();
    }

    private static DownloadView view(ResultSet row) throws SQLException {
        return new DownloadView(row.getLong("id"), row.getString("msisdn"), row.getString("name"), row.getInt("version"),
                Rows.number(row, "campaign_id"), row.getString("route"), row.getString("route_reason"), row.getString("state"),
                row.getString("reason"), row.getInt("attempts"), row.getInt("packets"), row.getInt("next_packet"),
                row.getLong("octets_sent"), Rows.instant(row, "requested_at"), Rows.instant(row, "due_at"),
                Rows.instant(row, "begun_at"), Rows.instant(row, "decided_at"), List.of());
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(row.getLong("download_id"), new DownloadEventView(Rows.instant(row, "happened_at"),
                row.getString("event"), row.getString("detail")));
    }
}

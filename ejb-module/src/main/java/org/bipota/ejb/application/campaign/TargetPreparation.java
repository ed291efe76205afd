package org.bipota.ejb.application.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bipota.ejb.domain.CampaignTarget;
import org.bipota.ejb.domain.RoutingPolicy;
import org.bipota.ejb.domain.TargetDecision;
import org.bipota.ejb.persistence.CampaignDownloads;

/**
 * Makes downloads of the targets of one campaign: decides for each, and stores those of a chunk by as many statements as
 * there are different decisions. Immutable.
 *
 * @param order what the downloads have in common
 * @param contentOctets the content's size
 * @param policy the campaign's
 */
public record TargetPreparation(CampaignDownloads.Order order, int contentOctets, RoutingPolicy policy) {

    /** A target with what becomes of it. */
    public record Prepared(CampaignTarget target, TargetDecision decision) {
    }

    /** Decides. */
    public Prepared prepare(CampaignTarget target) {
        return new Prepared(target, TargetDecision.of(target, contentOctets, policy));
    }

    /** Stores a chunk, in the transaction of {@code connection}. */
    public void store(Connection connection, List<Prepared> chunk, Instant now) throws SQLException {
        CampaignDownloads downloads = new CampaignDownloads(connection);
        Map<TargetDecision, List<CampaignTarget>> byDecision = chunk.stream().collect(Collectors.groupingBy(
                Prepared::decision, LinkedHashMap::new, Collectors.mapping(Prepared::target, Collectors.toList())));
        for (Map.Entry<TargetDecision, List<CampaignTarget>> group : byDecision.entrySet()) {
            downloads.insert(order, group.getKey(), group.getValue(), now);
        }
    }
}

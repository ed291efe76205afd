package org.bipota.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bipota.simulator.population.Ending;
import org.bipota.simulator.population.Route;

/**
 * What the server says about a campaign.
 *
 * @param state   as CREATED, PREPARING, RUNNING, PAUSED, DONE, STOPPED or FAILED
 * @param targets how many
 * @param routes  targets by the way they are tried
 * @param pending targets that have no end yet
 * @param endings targets by their end
 */
public record CampaignStatus(String state, long targets, Map<Route, Long> routes, long pending, Map<Ending, Long> endings) {

    private static final Set<String> OVER = Set.of("DONE", "STOPPED", "FAILED");

    /** Copies the counts. */
    public CampaignStatus {
        routes = Map.copyOf(routes);
        endings = Map.copyOf(endings);
    }

    static CampaignStatus of(JsonNode campaign) {
        Map<Route, Long> routes = new EnumMap<>(Route.class);
        for (Route route : Route.values()) {
            routes.put(route, count(campaign, "routes", route));
        }
        Map<Ending, Long> endings = new EnumMap<>(Ending.class);
        for (Ending ending : Ending.values()) {
            endings.put(ending, count(campaign, "outcomes", ending));
        }
        return new CampaignStatus(campaign.path("state").asText(""), campaign.path("targets").asLong(), routes,
                campaign.path("outcomes").path("pending").asLong(), endings);
    }

    private static long count(JsonNode campaign, String object, Enum<?> name) {
        return campaign.path(object).path(name.name().toLowerCase(Locale.ROOT)).asLong();
    }

    /** Whether nothing more comes of it. */
    public boolean over() {
        return OVER.contains(state);
    }

    /** How many targets have their end. */
    public long ended() {
        return endings.values().stream().mapToLong(Long::longValue).sum();
    }
}

package org.bipota.simulator.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bipota.simulator.population.ContentBehaviour;
import org.bipota.simulator.population.SendingPolicy;

/**
 * What a campaign sends, and how.
 *
 * @param octets    size of the content, 1 to {@link ContentBehaviour#STORE_OCTETS}
 * @param policy    by what the server routes it
 * @param rate      downloads begun per second at most, 0 for the server's default
 * @param strangers how many targets besides are nobody's number
 * @param killAt    at how many percent of the ended targets the server is killed, ascending, each 1 to 99
 * @param timeLimit how long it may take, from its start on
 */
public record CampaignSettings(int octets, SendingPolicy policy, int rate, int strangers, List<Integer> killAt,
                               Duration timeLimit) {

    /** Checks the ranges. */
    public CampaignSettings {
        Objects.requireNonNull(policy, "policy");
        killAt = List.copyOf(killAt);
        if (octets < 1 || octets > ContentBehaviour.STORE_OCTETS) {
            throw new IllegalArgumentException("a content of " + octets + " octets: allowed are 1 to "
                    + ContentBehaviour.STORE_OCTETS);
        }
        if (rate < 0 || strangers < 0) {
            throw new IllegalArgumentException("rate " + rate + ", " + strangers + " strangers: neither may be below 0");
        }
        if (killAt.stream().anyMatch(percent -> percent < 1 || percent > 99) || !killAt.equals(killAt.stream().sorted().toList())) {
            throw new IllegalArgumentException("kill at " + killAt + ": allowed are percentages from 1 to 99, ascending");
        }
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("time limit " + timeLimit + " is not above 0");
        }
    }
}

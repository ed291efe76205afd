package org.bipota.simulator.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bipota.protocol.Octets;
import org.bipota.simulator.population.Ending;
import org.bipota.simulator.population.Route;
import org.bipota.simulator.server.CampaignStatus;
import org.bipota.simulator.server.TargetReport;

/**
 * Compares a campaign with its ground truth.
 *
 * @param content what was sent
 * @param killed  whether the server was killed meanwhile: a notice whose answer was lost may come once more then
 */
record CampaignComparison(Octets content, boolean killed) {

    /**
     * What is wrong with a target's rows in the report, its card and its user's texts; empty when nothing is.
     *
     * @param rows  of this target
     * @param after the content on the card now
     * @param texts how many texts the user has got by now
     */
    Optional<String> fault(Target target, List<TargetReport> rows, Octets after, int texts) {
        if (rows.size() != 1) {
            return Optional.of("is " + rows.size() + " times in the report");
        }
        TargetReport row = rows.get(0);
        String expected = target.expected().toString();
        String seen = row.route() + " " + row.state();
        if (!seen.equals(expected)) {
            return Optional.of("is " + seen + " instead of " + expected + (row.reason().isEmpty() ? "" : " (" + row.reason() + ")"));
        }
        if (!row.reason().contains(target.expected().reason())) {
            return Optional.of("says '" + row.reason() + "' without " + target.expected().reason());
        }
        return card(target, after).or(() -> user(target, texts - target.texts()));
    }

    private Optional<String> card(Target target, Octets after) {
        if (target.expected().ending() == Ending.DONE) {
            return after.equals(content) ? Optional.empty()
                    : Optional.of("is DONE, but its card has " + inWords(after) + " instead of the content");
        }
        boolean untouched = after.isEmpty() || after.equals(target.before());
        return untouched ? Optional.empty() : Optional.of("is not DONE, but its card has " + inWords(after));
    }

    private static String inWords(Octets content) {
        return content.isEmpty() ? "no whole content" : content.length() + " octets";
    }

    private Optional<String> user(Target target, int texts) {
        boolean notified = target.expected().ending() == Ending.NOTIFIED
                && target.subscriber().filter(subscriber -> subscriber.reachable()).isPresent();
        boolean right = notified ? texts == 1 || killed && texts > 1 : texts == 0;
        return right ? Optional.empty() : Optional.of("got " + texts + " texts where " + (notified ? "one" : "none") + " was due");
    }

    /** What is wrong with the campaign's counts; empty when nothing is. */
    static List<String> countFaults(List<Target> targets, CampaignStatus last, int rows) {
        List<String> faults = new ArrayList<>();
        if (!"DONE".equals(last.state())) {
            faults.add("the campaign is " + last.state() + " instead of DONE");
        }
        differ(faults, "targets", last.targets(), targets.size());
        differ(faults, "rows in the report", rows, targets.size());
        differ(faults, "pending", last.pending(), 0);
        for (Ending ending : Ending.values()) {
            differ(faults, ending.name(), last.endings().get(ending), count(targets, target -> target.expected().ending(), ending));
        }
        for (Route route : Route.values()) {
            differ(faults, "by " + route.name(), last.routes().get(route), count(targets, target -> target.expected().route(), route));
        }
        return faults;
    }

    private static long count(List<Target> targets, Function<Target, Object> part, Object value) {
        return targets.stream().filter(target -> part.apply(target) == value).count();
    }

    private static void differ(List<String> faults, String what, long seen, long expected) {
        if (seen != expected) {
            faults.add(what + ": " + seen + " instead of " + expected);
        }
    }
}

package org.bipota.ejb.application.links;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bipota.ejb.persistence.SmscLink;
import org.bipota.smpp.api.LinkDefinition;
import org.bipota.smpp.api.LinkStatus;

/** The links that this node could not make as the database wants them, until it can. */
@ApplicationScoped
public class LinkProblems {

    private record Problem(String reason, LinkStatus status) {
    }

    private final Map<String, Problem> problems = new ConcurrentSkipListMap<>();

    /** Why a link cannot be applied, where it cannot. */
    public Optional<String> reason(String name) {
        return Optional.ofNullable(problems.get(name)).map(Problem::reason);
    }

    /** The links that cannot be applied, as closed ones whose last error says why. */
    public List<LinkStatus> statuses() {
        return problems.values().stream().map(Problem::status).toList();
    }

    /** The link cannot be applied; true when that is new, or there is another reason than before. */
    boolean failed(SmscLink wanted, String reason) {
        Problem before = problems.put(wanted.name(), new Problem(reason, closed(wanted, reason)));
        return before == null || !before.reason().equals(reason);
    }

    /** The link is applied, or not wanted any more. */
    void solved(String name) {
        problems.remove(name);
    }

    /** Forgets the links that are not among {@code names}. */
    void keep(Set<String> names) {
        problems.keySet().retainAll(names);
    }

    private static LinkStatus closed(SmscLink wanted, String reason) {
        LinkDefinition link = wanted.settings().isPresent()
                ? LinkVault.shown(wanted).definition() : LinkSettings.ofName(wanted.name()).definition();
        String group = link.getGroup().isEmpty() ? link.getLinkName() : link.getGroup();
        return new LinkStatus(link.getLinkName(), link.getHost() + ":" + link.getPort(), LinkStatus.State.CLOSED,
                link.getBindType(), link.getWindow(), 0, link.getRate(), 0, 0, 0, 0, reason, group, link.getRate(), null, 0, 0, 0);
    }
}

package org.bipota.ejb.application.links;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.persistence.SmscLink;
import org.bipota.smpp.api.LinkDefinition;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.SmppConnection;

/**
 * Makes the adapter's links those of the database. What the database does not know stays as it is: that are the links of
 * the configuration. A link that cannot be made keeps nobody from the others, and is tried again in the next round.
 */
@ApplicationScoped
public class LinkReconciler {

    private record Applied(long version, boolean open) {
    }

    private Supplier<List<SmscLink>> wanted;
    private LinkVault vault;
    private LinkProblems problems;
    private final Map<String, Applied> applied = new HashMap<>();

    /** For the container's proxy. */
    protected LinkReconciler() {
    }

    /** Tells {@code problems} what it cannot do. */
    @Inject
    public LinkReconciler(LinkTable table, LinkVault vault, LinkProblems problems) {
        this(table::all, vault, problems);
    }

    LinkReconciler(Supplier<List<SmscLink>> wanted, LinkVault vault, LinkProblems problems) {
        this.wanted = wanted;
        this.vault = vault;
        this.problems = problems;
    }

    /**
     * One round; not to be called by two threads at once. Closing a link takes until it is unbound.
     *
     * @param adapter of which nobody else adds or removes links
     */
    public void reconcile(SmppConnection adapter) {
        List<SmscLink> links = wanted.get();
        Set<String> names = links.stream().map(SmscLink::name).collect(Collectors.toSet());
        Set<String> gone = new HashSet<>(applied.keySet());
        gone.removeAll(names);
        for (String name : gone) {
            leave(adapter, name);
        }
        for (SmscLink link : links) {
            Applied before = applied.get(link.name());
            if (before == null || before.version() != link.version() || before.open() != link.wantedOpen()) {
                apply(adapter, link);
            }
        }
        problems.keep(names);
    }

    private void leave(SmppConnection adapter, String name) {
        if (applied.get(name).version() > 0) {
            adapter.removeLink(name);
            ApplicationLog.LOG.linkRemoved(name);
        } else {
            adapter.openLink(name);
        }
        applied.remove(name);
    }

    private void apply(SmppConnection adapter, SmscLink link) {
        try {
            if (link.settings().isPresent()) {
                define(adapter, link);
            }
            boolean known = link.wantedOpen() ? adapter.openLink(link.name()) : adapter.closeLink(link.name());
            if (known) {
                applied.put(link.name(), new Applied(link.version(), link.wantedOpen()));
            }
            problems.solved(link.name());
        } catch (RuntimeException unusable) { // whatever is wrong with this one, the other links are to work
            if (problems.failed(link, unusable.getMessage())) {
                ApplicationLog.LOG.linkNotApplied(link.name(), unusable.getMessage());
            }
        }
    }

    private void define(SmppConnection adapter, SmscLink link) {
        Applied before = applied.get(link.name());
        if (before != null && before.version() == link.version()) {
            return;
        }
        LinkDefinition definition = vault.open(link).definition();
        adapter.checkLink(definition);
        if (before != null) {
            adapter.removeLink(link.name());
            applied.remove(link.name());
        } else if (adapter.links().stream().map(LinkStatus::name).anyMatch(link.name()::equals)) {
            throw new IllegalStateException("the configuration defines a link of this name; give one of them another name");
        }
        adapter.addLink(definition, link.wantedOpen());
        applied.put(link.name(), new Applied(link.version(), link.wantedOpen()));
        ApplicationLog.LOG.linkApplied(link.name(), link.version());
    }
}

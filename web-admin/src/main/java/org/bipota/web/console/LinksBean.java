package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bipota.ejb.application.links.LinkRefusedException;
import org.bipota.ejb.application.links.SmscLinks;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.TrafficQueries;
import org.bipota.web.WebLog;

/** The links to SMSCs as they are, and another one to be added. */
@Named
@RequestScoped
public class LinksBean {

    private static final Set<String> FIELDS = Set.of("name", "host", "port", "systemId", "password", "bindType", "window", "rate");

    @Inject
    private TrafficQueries traffic;

    @Inject
    private SmscLinks links;

    @Inject
    private PageMessages messages;

    @Inject
    private May may;

    private final Map<String, Object> added = new LinkedHashMap<>();
    private List<LinkView> items;

    /** Adds the link filled in. */
    @ForRole(May.ADMIN)
    public void add() {
        Map<String, Object> given = new LinkedHashMap<>(added);
        given.values().removeIf(value -> value == null || value.toString().isEmpty());
        try {
            links.add(given, may.getActor());
            messages.done("links.added", given.get("name"));
            messages.goTo("/links.xhtml");
        } catch (LinkRefusedException refused) {
            for (LinkRefusedException.Problem problem : refused.problems()) {
                messages.wrongField(FIELDS.contains(problem.setting()) ? problem.setting() : "name", problem.reason());
            }
        }
    }

    /** The links by name, or null when the adapter does not answer. */
    public List<LinkView> getItems() {
        if (items == null) {
            try {
                items = traffic.links();
            } catch (AdapterUnavailableException e) {
                WebLog.LOG.adapterUnavailable(e.getMessage());
            }
        }
        return items;
    }

    /** The settings of the link filled in, by their names. */
    public Map<String, Object> getAdded() {
        return added;
    }
}

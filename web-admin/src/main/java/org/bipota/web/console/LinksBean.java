package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.TrafficQueries;
import org.bipota.web.WebLog;

/** The links to SMSCs as they are. */
@Named
@RequestScoped
public class LinksBean {

    @Inject
    private TrafficQueries traffic;

    private List<LinkView> items;

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
}

package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.CheckQueries;
import org.bipota.ejb.application.read.CheckView;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.OverviewQueries;
import org.bipota.ejb.application.read.OverviewView;
import org.bipota.ejb.application.read.TrafficQueries;
import org.bipota.web.WebLog;

/** What the console shows live; each value is asked for at most once a request. */
@Named
@RequestScoped
public class OverviewBean {

    private static final int NEWEST = 15;

    @Inject
    private OverviewQueries queries;

    @Inject
    private CheckQueries checks;

    @Inject
    private TrafficQueries traffic;

    private OverviewView overview;
    private List<CheckView> newest;
    private List<LinkView> links;

    /** The counts. */
    public OverviewView getOverview() {
        if (overview == null) {
            overview = queries.overview();
        }
        return overview;
    }

    /** Subscribers by state, in the order of the states. */
    public List<Map.Entry<String, Long>> getSubscribers() {
        return List.copyOf(getOverview().subscribers().entrySet());
    }

    /** Running checks by state, in the order of the states. */
    public List<Map.Entry<String, Long>> getRunning() {
        return List.copyOf(getOverview().checks().entrySet());
    }

    /** The newest checks. */
    public List<CheckView> getNewest() {
        if (newest == null) {
            newest = checks.list(null, null, null, NEWEST).items();
        }
        return newest;
    }

    /** The links, or null when the adapter does not answer. */
    public List<LinkView> getLinks() {
        if (links == null) {
            try {
                links = traffic.links();
            } catch (AdapterUnavailableException e) {
                WebLog.LOG.adapterUnavailable(e.getMessage());
            }
        }
        return links;
    }

    /** The number of open channels, or null when the adapter does not answer. */
    public Integer getChannels() {
        try {
            return traffic.openChannels();
        } catch (AdapterUnavailableException e) {
            WebLog.LOG.adapterUnavailable(e.getMessage());
            return null;
        }
    }
}

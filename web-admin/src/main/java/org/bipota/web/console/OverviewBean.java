package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.console.Attention;
import org.bipota.ejb.application.console.AttentionQueries;
import org.bipota.ejb.application.console.CampaignLine;
import org.bipota.ejb.application.console.CampaignLines;
import org.bipota.ejb.application.console.LiveFigures;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.OverviewQueries;
import org.bipota.ejb.application.read.OverviewView;
import org.bipota.ejb.application.read.TrafficQueries;
import org.bipota.web.WebLog;

/** What the console shows live; each value is asked for at most once a request. */
@Named
@RequestScoped
public class OverviewBean {

    @Inject
    private OverviewQueries queries;

    @Inject
    private LiveFigures live;

    @Inject
    private TrafficQueries traffic;

    @Inject
    private CampaignLines campaignLines;

    @Inject
    private AttentionQueries attentionQueries;

    private OverviewView overview;
    private List<LinkView> links;
    private List<CampaignLine> campaigns;
    private List<Attention> attention;

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

    /** Pushes taken by the SMSC, of checks and downloads, whose end is not known. */
    public long getPushesInFlight() {
        return getOverview().checks().getOrDefault("PUSHED", 0L) + live.pushedDownloads();
    }

    /** Checks whose push was delivered and whose channel is waited for. */
    public long getAwaitedChannels() {
        return getOverview().checks().getOrDefault("DELIVERED", 0L);
    }

    /** Downloads whose packets are being sent. */
    public long getTransferring() {
        return live.transferringDownloads();
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

    /** The campaigns under way. */
    public List<CampaignLine> getCampaigns() {
        if (campaigns == null) {
            campaigns = campaignLines.underWay();
        }
        return campaigns;
    }

    /** What needs attention first. */
    public List<Attention> getAttention() {
        if (attention == null) {
            attention = attentionQueries.list();
        }
        return attention;
    }
}

package org.bipota.ejb.application.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.console.Attention.Kind;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.OverviewQueries;
import org.bipota.ejb.application.read.TrafficQueries;
import org.bipota.protocol.secured.MinimumSecurity;

/** Gathers what needs attention first, the most urgent first. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AttentionQueries {

    private static final String BOUND = "BOUND";

    @Inject
    private TrafficQueries traffic;

    @Inject
    private OverviewQueries overview;

    @Inject
    private CampaignLines campaigns;

    @Inject
    private Configuration configuration;

    /** All of it; empty when nothing does. */
    public List<Attention> list() {
        List<Attention> all = new ArrayList<>();
        links(all);
        channels(all);
        campaigns(all);
        long dead = overview.overview().deadLetters();
        if (dead > 0) {
            all.add(new Attention(Kind.DEAD_LETTERS, Long.toString(dead), null, null));
        }
        if (configuration.minimumSecurity() == MinimumSecurity.NONE) {
            all.add(new Attention(Kind.NO_MINIMUM_SECURITY, null, null, null));
        }
        all.sort(Comparator.comparing(Attention::kind));
        return all;
    }

    private void links(List<Attention> all) {
        try {
            List<LinkView> links = traffic.links();
            if (links.stream().noneMatch(link -> BOUND.equals(link.state()))) {
                all.add(new Attention(Kind.NO_LINK_BOUND, null, null, null));
            }
            // A closed link without an error is closed on purpose.
            links.stream().filter(link -> !BOUND.equals(link.state()) && link.lastError() != null)
                    .forEach(link -> all.add(new Attention(Kind.LINK_NOT_BOUND, link.name(), null, link.lastError())));
        } catch (AdapterUnavailableException e) {
            all.add(new Attention(Kind.LINKS_UNKNOWN, null, null, e.getMessage()));
        }
    }

    private void channels(List<Attention> all) {
        try {
            if (!traffic.channelsAccepted()) {
                all.add(new Attention(Kind.NO_CHANNELS, null, null, null));
            }
        } catch (AdapterUnavailableException e) {
            all.add(new Attention(Kind.NO_CHANNELS, null, null, e.getMessage()));
        }
    }

    private void campaigns(List<Attention> all) {
        for (CampaignLine campaign : campaigns.underWay()) {
            if ("FAILED".equals(campaign.state())) {
                all.add(new Attention(Kind.CAMPAIGN_FAILED, campaign.name(), campaign.id(), campaign.reason()));
            } else if ("PAUSED".equals(campaign.state()) && campaign.reason() != null) {
                all.add(new Attention(Kind.CAMPAIGN_PAUSED, campaign.name(), campaign.id(), campaign.reason()));
            }
        }
    }
}

package org.bipota.ejb.application.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Releases a campaign's downloads round by round, as the links can take them. */
@ApplicationScoped
public class CampaignDispatch {

    private CampaignRelease release;
    private LinkCapacity links;

    /** For the container's proxy. */
    protected CampaignDispatch() {
    }

    /** Releases through {@code release}. */
    @Inject
    public CampaignDispatch(CampaignRelease release, LinkCapacity links) {
        this.release = release;
        this.links = links;
    }

    /** One round. The links are looked at before its transaction begins. */
    public ReleaseRound round(long campaign) {
        return release.release(campaign, links.messagesPerSecond());
    }
}

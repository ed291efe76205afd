package org.bipota.web.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.bipota.ejb.application.campaign.CampaignException;
import org.bipota.ejb.application.campaign.Campaigns;
import org.bipota.ejb.application.console.CampaignProgress;
import org.bipota.ejb.application.read.CampaignPreview;
import org.bipota.ejb.application.read.CampaignPreviews;
import org.bipota.ejb.application.read.CampaignView;
import org.bipota.ejb.domain.CampaignCommand;
import org.bipota.ejb.domain.CampaignState;

/** One campaign: what it would do, how far it is, and what it is told. */
@Named
@RequestScoped
public class CampaignBean {

    @Inject
    private CampaignProgress progress;

    @Inject
    private CampaignPreviews previews;

    @Inject
    private Campaigns campaigns;

    @Inject
    private PageMessages messages;

    @Inject
    private May may;

    @Inject
    private HttpServletRequest request;

    private Long id;
    private CampaignView view;
    private CampaignPreview preview;

    /** Which one, from the address at once: what the page offers is asked for before its values are set. */
    @PostConstruct
    void identify() {
        String given = request.getParameter("id");
        id = given == null || !given.matches("[0-9]{1,18}") ? null : Long.valueOf(given);
    }

    /** Tells it; a repeat changes nothing. */
    @ForRole(May.OPERATOR)
    public void tell(String command) {
        order(() -> campaigns.tell(id, CampaignCommand.valueOf(command), may.getActor()));
    }

    /** Approves it, as the second person; a repeat changes nothing. */
    @ForRole(May.OPERATOR)
    public void approve() {
        order(() -> campaigns.approve(id, may.getActor()));
    }

    private void order(Runnable order) {
        try {
            order.run();
        } catch (CampaignException refused) {
            messages.wrong("campaign.refused", refused.field(), refused.getMessage());
        }
        progress.told(id);
        view = null;
    }

    /** Whether a second person has to approve it and did not. */
    public boolean isApprovable() {
        return isCreated() && getView().approval().required() && getView().approval().by() == null;
    }

    /** Whether a command changes something in the campaign's state. */
    public boolean offers(String command) {
        CampaignState state = CampaignState.valueOf(getView().state());
        return state.after(CampaignCommand.valueOf(command), getView().preparedAt() != null).filter(after -> after != state).isPresent();
    }

    /** The campaign, or null when there is none with this number. */
    public CampaignView getView() {
        if (view == null && id != null) {
            view = progress.find(id).orElse(null);
        }
        return view;
    }

    /** What it would do if it were started now. */
    public CampaignPreview getPreview() {
        if (preview == null) {
            preview = previews.preview(id).orElseThrow();
        }
        return preview;
    }

    /** Whether it was not started yet. */
    public boolean isCreated() {
        return getView() != null && CampaignState.CREATED.name().equals(getView().state());
    }

    /** Whether its counts change. */
    public boolean isActive() {
        return getView() != null && !isCreated() && !CampaignState.DONE.name().equals(getView().state());
    }

    /** How many of its targets have come to an end, in percent. */
    public int getPercent() {
        return (int) Math.floor(getView().progress() * 100);
    }

    /** The campaign, of the address. */
    public Long getId() {
        return id;
    }
}

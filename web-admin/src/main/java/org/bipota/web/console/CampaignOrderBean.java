package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bipota.ejb.application.campaign.CampaignException;
import org.bipota.ejb.application.campaign.CampaignOrders;
import org.bipota.ejb.application.campaign.OrderedCampaign;
import org.bipota.ejb.application.read.ContentQueries;
import org.bipota.ejb.application.read.ContentView;
import org.bipota.ejb.domain.CapabilityState;

/**
 * The first step of the wizard: what is sent, how, and when. It makes the campaign, so that nothing is lost whatever happens
 * later; the form's token is the order's key, so that a double submit is the same campaign.
 */
@Named
@RequestScoped
public class CampaignOrderBean {

    private static final int CONTENTS = 200;

    @Inject
    private CampaignOrders orders;

    @Inject
    private ContentQueries contents;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    @Inject
    private May may;

    private final CampaignForm form = new CampaignForm();

    /** Makes the campaign and goes to its targets, or to its preview when they are selected. */
    @ForRole(May.OPERATOR)
    public void create() {
        String fault = windowFault();
        if (fault != null) {
            messages.wrongField(fault, texts.text(fault.equals("to") ? "campaign.windowBoth" : "campaign.zoneUnknown", form.getZone()));
            return;
        }
        try {
            Optional<OrderedCampaign> ordered = orders.order(form.order("console-" + token()), may.getActor());
            if (ordered.isEmpty()) {
                messages.wrongField("content", texts.text("subscriber.noContent", form.getContent()));
            } else {
                messages.goTo((form.isByQuery() ? "/campaign.xhtml?id=" : "/campaign-targets.xhtml?id=") + ordered.get().id());
            }
        } catch (CampaignException refused) {
            messages.wrong("campaign.refused", refused.field(), refused.getMessage());
        }
    }

    private static String token() {
        String token = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get(SubmitOnce.PARAMETER);
        return token != null && token.matches("[0-9a-f-]{36}") ? token : UUID.randomUUID().toString();
    }

    /** The field of the window that is wrong, or null. */
    private String windowFault() {
        boolean half = (form.getFrom() == null) != (form.getTo() == null);
        if (half || form.getFrom() != null && form.getFrom().equals(form.getTo())) {
            return "to";
        }
        try {
            ZoneId.of(form.getZone());
            return null;
        } catch (DateTimeException unknown) {
            return "zone";
        }
    }

    /** What is filled in. */
    public CampaignForm getForm() {
        return form;
    }

    /** Contents to choose from. */
    public List<ContentView> getContents() {
        return contents.list(null, CONTENTS).items();
    }

    /** States to select targets by. */
    public List<String> getStates() {
        return Arrays.stream(CapabilityState.values()).map(Enum::name).toList();
    }
}

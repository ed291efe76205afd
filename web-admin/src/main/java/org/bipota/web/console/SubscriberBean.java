package org.bipota.web.console;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.Checks;
import org.bipota.ejb.application.read.CapabilityQueries;
import org.bipota.ejb.application.read.CapabilityView;
import org.bipota.ejb.application.read.CheckQueries;
import org.bipota.ejb.application.read.CheckView;
import org.bipota.ejb.application.read.ClaimedView;
import org.bipota.web.security.CallerDisclosure;

/** One subscriber: the capability and the newest checks with their events. Holds only whom the page shows. */
@Named
@ViewScoped
public class SubscriberBean implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int CHECKS = 10;

    @Inject
    private transient CapabilityQueries capabilities;

    @Inject
    private transient CheckQueries checks;

    @Inject
    private transient Checks starting;

    @Inject
    private transient Texts texts;

    @Inject
    private transient CallerDisclosure disclosure;

    private String entered;
    private String shown;
    private transient CapabilityView capability;
    private transient List<CheckView> history;

    /** Shows the subscriber entered. */
    public void search() {
        shown = entered;
        refresh();
    }

    /** Shows this subscriber. */
    public void show(String msisdn) {
        entered = disclosure.isFull() ? msisdn : null;
        shown = msisdn;
        refresh();
    }

    /** Starts a check of the subscriber shown; for operators. */
    public void startCheck() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (!faces.getExternalContext().isUserInRole("operator")) {
            throw new IllegalStateException("only operators start checks");
        }
        starting.startByOperator(shown).ifPresent(id ->
                faces.addMessage(null, new FacesMessage(texts.text("search.started", id))));
        refresh();
    }

    /** Reads the subscriber shown again. */
    public void refresh() {
        capability = null;
        history = null;
    }

    /** Whether a subscriber was searched for. */
    public boolean isAsked() {
        return shown != null;
    }

    /** The subscriber shown, or null. */
    public String getShown() {
        return shown;
    }

    /** What is known of the subscriber shown, or null when none was imported. */
    public CapabilityView getCapability() {
        if (capability == null && shown != null) {
            capability = capabilities.find(shown).orElse(null);
        }
        return capability;
    }

    /** The newest checks, the newest first. */
    public List<CheckView> getHistory() {
        if (history == null) {
            history = shown == null ? List.of() : checks.list(shown, null, null, CHECKS).items();
        }
        return history;
    }

    /** What the handset claimed, by the keys of the texts; empty when no profile was received. */
    public List<Map.Entry<String, Boolean>> getClaimed() {
        CapabilityView view = getCapability();
        if (view == null || view.claimed().equals(ClaimedView.NONE)) {
            return List.of();
        }
        ClaimedView claimed = view.claimed();
        Map<String, Boolean> facilities = new LinkedHashMap<>();
        facilities.put("openChannel", claimed.openChannel());
        facilities.put("sendData", claimed.sendData());
        facilities.put("receiveData", claimed.receiveData());
        facilities.put("closeChannel", claimed.closeChannel());
        facilities.put("udp", claimed.udp());
        facilities.put("tcp", claimed.tcp());
        return List.copyOf(facilities.entrySet());
    }

    /** What is in the search field. */
    public String getEntered() {
        return entered;
    }

    /** What is in the search field. */
    public void setEntered(String entered) {
        this.entered = entered;
    }
}

package org.bipota.web.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.bipota.ejb.application.console.DeadLetterDesk;
import org.bipota.ejb.application.console.DeadLetterLine;
import org.bipota.ejb.application.console.DeadLetterLines;

/** One message whose processing failed: looked at, tried again, discarded. */
@Named
@RequestScoped
public class DeadLetterBean {

    @Inject
    private DeadLetterLines lines;

    @Inject
    private DeadLetterDesk desk;

    @Inject
    private PageMessages messages;

    @Inject
    private May may;

    @Inject
    private HttpServletRequest request;

    private Long id;
    private String reason;
    private DeadLetterLine letter;

    /** Which one, from the address at once: what the page offers is asked for before its values are set. */
    @PostConstruct
    void identify() {
        String given = request.getParameter("id");
        id = given == null || !given.matches("[0-9]{1,18}") ? null : Long.valueOf(given);
    }

    /** Has the message processed again. */
    @ForRole(May.OPERATOR)
    public void retry() {
        tell(desk.retry(id, may.getActor()), "letters.retried");
    }

    /** Gives the message up. */
    @ForRole(May.OPERATOR)
    public void discard() {
        tell(desk.discard(id, reason, may.getActor()), "letters.discarded");
    }

    private void tell(DeadLetterDesk.Outcome outcome, String done) {
        if (outcome == DeadLetterDesk.Outcome.DONE) {
            messages.done(done, id);
            messages.goTo("/dead-letters.xhtml");
        } else {
            messages.wrong("letters." + outcome.name(), id);
        }
    }

    /** The message, or null when there is none with this number. */
    public DeadLetterLine getLetter() {
        if (letter == null && id != null) {
            letter = lines.find(id).orElse(null);
        }
        return letter;
    }

    /** Whether something can be done about it. */
    public boolean isDead() {
        return getLetter() != null && "DEAD".equals(getLetter().state());
    }

    /** Why it is given up. */
    public String getReason() {
        return reason;
    }

    /** Why it is given up. */
    public void setReason(String reason) {
        this.reason = reason;
    }
}
